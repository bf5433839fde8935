// "Save ...": pictures of the view as SVG and PNG, tables as CSV.
import { download, png } from "../kit/download";
import { csv, type Table } from "../kit/csv";
import { narrowed } from "../model/state";
import type { Picture, View, ViewProps } from "../contract";
import { Dialog } from "../kit/dialog";
import { Button } from "../kit/button";

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
          <ul class="ac-files">
            {pictures.map((picture) => (
              <PictureFile key={picture.name} picture={picture} say={props.say} />
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
      <ul class="ac-files">
        {tables.map((table) => (
          <TableFile key={table.name} table={table} say={props.say} />
        ))}
      </ul>
    </Dialog>
  );
}

function PictureFile({ picture, say }: { picture: Picture; say: ViewProps["say"] }) {
  const { name, title } = picture;
  const savePng = async () => {
    download(`${name}.png`, "image/png", await png(picture.svg(), SCALE));
    say(`saved ${name}.png`);
  };
  return (
    <li>
      <span>{title}</span>
      <Button
        name={`${title} as SVG`}
        act={() => {
          download(`${name}.svg`, "image/svg+xml", picture.svg());
          say(`saved ${name}.svg`);
        }}
      >
        SVG
      </Button>
      <Button name={`${title} as PNG`} act={() => void savePng()}>PNG</Button>
    </li>
  );
}

function TableFile({ table, say }: { table: Table; say: ViewProps["say"] }) {
  return (
    <li>
      <span>{table.title}</span>
      <Button
        name={`${table.title} as CSV`}
        act={() => {
          download(`${table.name}.csv`, "text/csv", csv(table));
          say(`saved ${table.name}.csv`);
        }}
      >
        CSV
      </Button>
    </li>
  );
}
