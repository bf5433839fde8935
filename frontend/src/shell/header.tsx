// The title of the study, and the buttons that are not about a view.
import type { ComponentChildren } from "preact";
import type { Side } from "../contract";
import { useArrowKeys } from "../kit/arrow-keys";
import { Button } from "../kit/button";
import type { Theme } from "../kit/theme";
import type { Study } from "../model/study";
import type { Asked } from "./dialogs";

interface HeaderProps {
  study: Study;
  side: Side;
  beside: boolean; // whether what stands beside the views is open
  toggleBeside: () => void;
  theme: Theme | null; // null: the reader does not choose it
  turn: () => void;
  printable: boolean;
  ask: (asked: Asked) => void;
  queueing: boolean; // whether suggestions are shown
  turnQueue: (() => void) | null; // null where there are none
  signed: string | null; // who edits, "" if nobody said; null where edits are not signed
  undo: ComponentChildren; // null: it stands beside the views
}

export function Header(props: HeaderProps) {
  const { study, side, beside, toggleBeside, theme, turn, printable, ask, queueing, turnQueue, signed, undo } = props;
  const keys = useArrowKeys<HTMLDivElement>();
  return (
    <header class="ac-header ac-sides">
      <div class="ac-titles ac-stack ac-tight">
        <h1 dir="auto">{study.payload.title}</h1>
        <p class="ac-muted ac-about">{study.payload.about}</p>
      </div>
      <div class="ac-actions ac-flow" role="toolbar" aria-label="Study" {...keys}>
        {undo}
        {turnQueue !== null && (
          <Button expanded={queueing} act={turnQueue}>Suggestions</Button>
        )}
        {signed !== null && (
          <Button act={() => ask({ what: "sign" })}>
            <span class="ac-unseen">Edits are signed: </span>
            <bdi>{signed === "" ? "Who are you?" : signed}</bdi>
          </Button>
        )}
        <Button icon="list" expanded={beside} act={toggleBeside}>
          {side.title}
          {side.count > 0 && <span class="ac-badge">{side.count}</span>}
        </Button>
        <Button icon="save" act={() => ask({ what: "save" })}>Save …</Button>
        {printable && <Button icon="print" act={() => ask({ what: "print" })}>Print …</Button>}
        {theme !== null && (
          <Button
            icon={theme === "dark" ? "light" : "dark"}
            look="plain"
            name={theme === "dark" ? "Light colours" : "Dark colours"}
            act={turn}
          />
        )}
        <Button icon="help" look="plain" name="Keys" act={() => ask({ what: "help" })} />
      </div>
    </header>
  );
}
