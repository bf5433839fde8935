import type { ComponentChildren } from "preact";
import type { Picture, Seen, View, ViewProps } from "../../contract";
import { Button } from "../../kit/button";
import { counted } from "../../kit/counted";
import { Facts } from "../../kit/facts";
import { FlatTable } from "../../kit/flat-table";
import { Folded, Numbers } from "../../kit/folded";
import { Wide } from "../../kit/width";
import { REASON, UNCLUSTERED } from "../../model/filter";
import type { Tuning } from "../../model/payload";
import { toggled } from "../../model/state";
import type { Study } from "../../model/study";
import { LogList } from "../../parts/log-entries";
import { drawnOf } from "../../picture/document";
import { pictureFile } from "../../picture/files";
import { PAPER, SCREEN } from "../../picture/palette";
import { GLOSSARY } from "./glossary";
import { figuresOf, logWords, reasonsOf } from "./figures";
import { kindsTable, overviewTables, tuningTable } from "./overview-tables";
import { TuningChart } from "./tuning-chart";

const PAPER_WIDTH = 1000;
const LATEST = 8; // edits that are listed

function Overview(props: ViewProps) {
  const { study, shown } = props;
  const { tuning, notes, receipt } = study.payload;
  return (
    <div class="ac-over">
      <Card title="How this was made" wide>
        <p>{study.payload.made}</p>
        <Folded title="What the words mean">{() => <Facts class="ac-facts" facts={GLOSSARY} />}</Folded>
      </Card>
      <Facts class="ac-over-figures" facts={figuresOf(study, shown)} />
      {tuning !== null && <TuningCard {...props} tuning={tuning} />}
      <Reasons {...props} />
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

function Reasons({ study, state, shown, set, say }: ViewProps) {
  const reasons = reasonsOf(study, shown);
  const most = Math.max(1, ...reasons.map(({ total }) => total));
  return (
    <Card title="Unclustered, and why">
      {reasons.length === 0 ? (
        <p class="ac-muted">Every action is in a group.</p>
      ) : (
        <>
          <p class="ac-muted">
            {counted(study.unclustered.length, "action")} of {study.count} {study.unclustered.length === 1 ? "is" : "are"} in no group.
          </p>
          <ul>
            {reasons.map(({ reason, total, shown: seen }) => (
              <li key={reason}>
                <Button
                  class="ac-row-button ac-over-reason"
                  pressed={(state.filters[REASON] ?? []).includes(reason)}
                  act={() => {
                    set({ filters: toggled(state, REASON, reason) });
                    say(`filter of unclustered actions changed: ${reason}`);
                  }}
                >
                  <span>
                    <bdi>{reason}</bdi>{" "}
                    <span class="ac-small ac-muted">{study.payload.meanings[study.payload.reasons.indexOf(reason)]}</span>
                  </span>
                  <strong>{seen === total ? total : `${seen} of ${total}`}</strong>
                  <span class="ac-over-bar" style={{ width: `${(100 * total) / most}%` }} aria-hidden="true" />
                </Button>
              </li>
            ))}
          </ul>
          <Button look="link" act={() => set({ view: "table", open: UNCLUSTERED })}>
            Read them in the table
          </Button>
        </>
      )}
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
