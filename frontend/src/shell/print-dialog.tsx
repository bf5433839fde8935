// "Print ...": what the view has for paper, the open theme, or the whole report.
import type { Printed, View, ViewProps } from "../contract";
import { Button } from "../kit/button";
import { Dialog } from "../kit/dialog";
import { branchAt } from "../model/branches";

interface PrintProps extends ViewProps {
  view: View;
  print: (what: Printed) => void;
  close: () => void;
}

const SHEETS: Partial<Record<View["name"], string>> = {
  said: "What was said, on one page",
  list: "The list as it stands",
  network: "The network, on one page",
  links: "The links, on one page",
  vsm: "The model, a page for each level",
  overview: "How it was made",
};

export function PrintDialog({ study, state, shown, view, print, close }: PrintProps) {
  const sheet = SHEETS[view.name];
  const open = state.view === "table" && state.open !== null ? branchAt(study, state.open) : null;
  const choices: { what: Printed; title: string }[] = [
    ...(sheet === undefined ? [] : [{ what: "view" as const, title: sheet }]),
    ...(open === null ? [] : [{ what: "theme" as const, title: `Only “${open.label}”` }]),
    { what: "all", title: `The whole report, with every text (${shown.count})` },
  ];
  return (
    <Dialog title="Print" close={close}>
      <ul class="ac-stack">
        {choices.map(({ what, title }, place) => (
          <li key={what}>
            <Button
              look={place === 0 ? "primary" : "framed"}
              icon="print"
              act={() => {
                close();
                // after the dialog is gone
                setTimeout(() => print(what));
              }}
            >
              <bdi>{title}</bdi>
            </Button>
          </li>
        ))}
      </ul>
      <p class="ac-muted ac-small">The search and the filters hold. Pages are numbered.</p>
    </Dialog>
  );
}
