import type { ComponentChildren } from "preact";
import type { Picture, Seen, View, ViewProps } from "../../contract";
import { Facts } from "../../kit/facts";
import { FlatTable } from "../../kit/flat-table";
import { Folded, Numbers } from "../../kit/folded";
import { Wide } from "../../kit/width";
import type { Tuning } from "../../model/payload";
import type { Study } from "../../model/study";
import { LogList } from "../../parts/log-entries";
import { drawnOf } from "../../picture/document";
import { pictureFile } from "../../picture/files";
import { PAPER, SCREEN } from "../../picture/palette";
import { GLOSSARY } from "./glossary";
import { logWords } from "./figures";
import { kindsTable, overviewTables, tuningTable } from "./overview-tables";
import { TuningChart } from "./tuning-chart";

const PAPER_WIDTH = 1000;
const LATEST = 8; // edits that are listed

function Overview(props: ViewProps) {
  const { study } = props;
  const { tuning, notes, receipt } = study.payload;
  return (
    <div class="ac-over">
      <Card title="How this was made" wide>
        <p>{study.payload.made}</p>
        <Folded title="What the words mean">{() => <Facts class="ac-facts" facts={GLOSSARY} />}</Folded>
      </Card>
      {tuning !== null && <TuningCard {...props} tuning={tuning} />}
      <LogCard study={study} />
      {notes.length > 0 && (
        <Card title="Notes">
          <ul class="ac-over-notes ac-stack ac-tight">
            {notes.map((note, place) => (
              <li key={place} dir="auto">
                {note}
              </li>
            ))}
          </ul>
        </Card>
      )}
      {receipt.length > 0 && (
        <Card title="Receipt" wide>
          <Facts class="ac-facts ac-over-receipt" facts={receipt} />
        </Card>
      )}
    </div>
  );
}

interface CardProps {
  title: string;
  wide?: boolean;
  children: ComponentChildren;
}

function Card({ title, wide = false, children }: CardProps) {
  return (
    <section class={`ac-picture ac-picture-pad ac-stack ac-small${wide ? " ac-over-wide" : ""}`}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function TuningCard({ study, tuning }: ViewProps & { tuning: Tuning }) {
  return (
    <Card title="Tuning">
      <p class="ac-muted">{tuning.reason}.</p>
      <Wide>{(width) => <TuningChart tuning={tuning} width={width} palette={SCREEN} />}</Wide>
      <Numbers title="The runs as a table" table={tuningTable(study)} />
    </Card>
  );
}

function LogCard({ study }: { study: Study }) {
  const { log } = study.payload;
  const kinds = kindsTable(study);
  const latest = log.map((_, place) => place).slice(-LATEST);
  return (
    <Card title="Log">
      <p class="ac-muted">{logWords(study)}</p>
      {log.length > 0 && (
        <>
          <FlatTable caption={kinds.title} head={kinds.head} rows={kinds.rows()} />
          <Folded title={`The latest ${latest.length === 1 ? "edit" : `${latest.length} edits`}`}>
            {() => (
              <div class="ac-log ac-small">
                <LogList study={study} places={latest} />
              </div>
            )}
          </Folded>
        </>
      )}
    </Card>
  );
}

function picturesOf(seen: Seen): Picture[] {
  const { tuning } = seen.study.payload;
  if (tuning === null) return [];
  const draw = () => drawnOf(<TuningChart tuning={tuning} width={PAPER_WIDTH} palette={PAPER} />);
  return [pictureFile(seen, "tuning", "Tuning", draw)];
}

export const overview: View = {
  name: "overview",
  title: "How it was made",
  Component: Overview,
  pictures: picturesOf,
  tables: overviewTables,
};
