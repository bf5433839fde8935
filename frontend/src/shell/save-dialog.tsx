// "Save ...": pictures of the view as SVG and PNG, tables as CSV.
import type { View, ViewProps } from "../contract";
import { Button } from "../kit/button";
import { csv } from "../kit/csv";
import { Dialog } from "../kit/dialog";
import { download, png } from "../kit/download";
import { narrowed } from "../model/state";

interface SaveProps extends ViewProps {
  view: View;
  views: readonly View[];
  close: () => void;
}

const SCALE = 2; // so that a PNG is sharp in print

export function SaveDialog({ view, views, close, ...props }: SaveProps) {
  const pictures = view.pictures(props);
  const tables = [view, ...views.filter((one) => one !== view)].flatMap((one) => one.tables(props));
  return (
    <Dialog title="Save pictures and tables" close={close}>
      {pictures.length > 0 && (
        <>
          <h3>Pictures of this view</h3>
          <ul class="ac-files ac-stack ac-tight">
            {pictures.map((picture) => (
              <FileRow
                key={picture.name}
                {...picture}
                say={props.say}
                formats={[
                  { ending: "SVG", type: "image/svg+xml", content: picture.svg },
                  { ending: "PNG", type: "image/png", content: () => png(picture.svg(), SCALE) },
                ]}
              />
            ))}
          </ul>
        </>
      )}
      <h3>Tables</h3>
      <p class="ac-muted ac-small">
        {narrowed(props.state)
          ? `The search and the filters hold: ${props.shown.count} of ${props.study.count} actions.`
          : `All ${props.study.count} actions.`}
      </p>
      <ul class="ac-files ac-stack ac-tight">
        {tables.map((table) => (
          <FileRow
            key={table.name}
            {...table}
            say={props.say}
            formats={[{ ending: "CSV", type: "text/csv", content: () => csv(table) }]}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface FileProps {
  title: string;
  name: string; // without ending
  say: ViewProps["say"];
  formats: readonly Format[];
}

interface Format {
  readonly ending: string;
  readonly type: string;
  readonly content: () => string | Promise<Blob>;
}

function FileRow({ title, name, say, formats }: FileProps) {
  const save = async ({ ending, type, content }: Format) => {
    const file = `${name}.${ending.toLowerCase()}`;
    download(file, type, await content());
    say(`saved ${file}`);
  };
  return (
    <li class="ac-flow">
      <span>{title}</span>
      {formats.map((format) => (
        <Button
          key={format.ending}
          name={`${title} as ${format.ending}`}
          act={() => void save(format)}
        >
          {format.ending}
        </Button>
      ))}
    </li>
  );
}
