import type { ComponentChildren, VNode } from "preact";
import { useMemo } from "preact/hooks";
import type { Picture, Seen, View, ViewProps } from "../../contract";
import { Button } from "../../kit/button";
import { counted } from "../../kit/counted";
import { Facts } from "../../kit/facts";
import { Choice } from "../../kit/fields";
import { FlatTable } from "../../kit/flat-table";
import { Folded, Numbers } from "../../kit/folded";
import { at } from "../../kit/lists";
import { Wide } from "../../kit/width";
import { regionColour } from "../../model/action-colours";
import { IN, REASON, UNCLUSTERED } from "../../model/filter";
import { levelOf, levelsOf } from "../../model/levels";
import type { Tuning } from "../../model/payload";
import { toggled, withFilter } from "../../model/state";
import type { Study } from "../../model/study";
import { LogList } from "../../parts/log-entries";
import { drawnOf } from "../../picture/document";
import { pictureFile } from "../../picture/files";
import type { Sign } from "../../picture/frame";
import { measured } from "../../picture/measure";
import { PAPER, SCREEN } from "../../picture/palette";
import { useRoving } from "../../picture/roving";
import { GLOSSARY } from "./glossary";
import { figuresOf, logWords, reasonsOf } from "./figures";
import { kindsTable, overviewTables, regionsTable, sizesTable, tuningTable } from "./overview-tables";
import { RegionsChart, sharedOf, shareWords, type Shared } from "./regions-chart";
import { groupSizesOf, SizesChart, sizeWords } from "./sizes-chart";
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
        <Folded title="What the words mean">{() => <Facts class="ac-over-receipt" facts={GLOSSARY} />}</Folded>
      </Card>
      <Facts class="ac-over-figures" facts={figuresOf(study, shown)} />
      {tuning !== null && <TuningCard {...props} tuning={tuning} />}
      <Reasons {...props} />
      <Sizes {...props} />
      <Regions {...props} />
      <LogCard study={study} />
      {notes.length > 0 && (
        <Card title="Notes">
          <ul class="ac-over-notes">
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
          <Facts class="ac-over-receipt" facts={receipt} />
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
    <section class={`ac-picture ac-over-card${wide ? " ac-over-wide" : ""}`}>
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
          <ul class="ac-over-reasons">
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
                  <span class="ac-over-count">{seen === total ? total : `${seen} of ${total}`}</span>
                  <span class="ac-over-bar" aria-hidden="true">
                    <span style={{ width: `${(100 * total) / most}%` }} />
                  </span>
                </Button>
              </li>
            ))}
          </ul>
          <Button act={() => set({ view: "table", open: UNCLUSTERED })}>
            Read them in the table
          </Button>
        </>
      )}
    </Card>
  );
}

function Sizes(props: ViewProps) {
  const { study, shown } = props;
  const sizes = useMemo(() => groupSizesOf(study, shown), [study, shown]);
  return (
    <Card title="Sizes of the groups" wide>
      <p class="ac-muted">{sizeWords(sizes)} Only the actions directly in a group count.</p>
      <Wide>{(width) => <SizesChart sizes={sizes} width={width} palette={SCREEN} />}</Wide>
      <Numbers title="The sizes as a table" table={sizesTable(props)} />
    </Card>
  );
}

function Regions(props: ViewProps) {
  const { study, state, shown, set, say } = props;
  const roving = useRoving();
  const { groups } = study.payload;
  const level = levelOf(groups, state.to);
  const rows = useMemo(
    () => (level === undefined ? [] : sharedOf(study, shown, level)),
    [study, shown, level],
  );
  if (level === undefined || study.column("region") === undefined) return null;
  const idOf = (row: Shared) => (row.group < 0 ? UNCLUSTERED : at(study.payload.groups, row.group).id);
  const chosen = (row: Shared) => (state.filters[IN] ?? []).includes(idOf(row));
  const part = (row: Shared, first: boolean) =>
    roving.part({
      key: row.label,
      label: `${row.label}: ${counted(row.count, "action")}, ${shareWords(row)}`,
      pressed: chosen(row),
      first,
      pick: () => {
        set({ filters: withFilter(state, IN, chosen(row) ? [] : [idOf(row)]) });
        say(`filter of ${row.label} changed`);
      },
    });
  return (
    <Card title={`Regions by ${level}`} wide>
      <div class="ac-picture-bar">
        <RegionKey study={study} />
        {levelsOf(groups).length > 1 && (
          <Choice
            title="Level"
            value={level}
            options={levelsOf(groups).map((one) => [one, `${one}s`])}
            choose={(one) => set({ to: one })}
          />
        )}
      </div>
      <Wide>
        {(width) => (
          <RegionsChart
            study={study}
            rows={rows}
            width={width}
            palette={SCREEN}
            measure={measured}
            reader={{ group: roving.group, part }}
          />
        )}
      </Wide>
      <Numbers title="The regions as a table" table={regionsTable(props, level)} />
    </Card>
  );
}

function RegionKey({ study }: { study: Study }) {
  return (
    <ul class="ac-key" aria-label="Legend">
      {(study.column("region")?.categories ?? []).map((name, region) => (
        <li key={name}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <rect x="1" y="3" width="14" height="10" fill={regionColour(study, region) ?? SCREEN.rule} />
          </svg>
          <bdi>{name}</bdi>
        </li>
      ))}
    </ul>
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
              <div class="ac-log">
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
  const { study, state, shown } = seen;
  const { groups, tuning } = study.payload;
  const level = levelOf(groups, state.to);
  const on = { width: PAPER_WIDTH, palette: PAPER };
  const picture = (part: string, title: string, draw: () => VNode, legend: readonly Sign[] = []) =>
    pictureFile(seen, part, title, () => ({ ...drawnOf(draw()), legend }));
  const sizes = () => <SizesChart sizes={groupSizesOf(study, shown)} {...on} />;
  const regions = (rows: readonly Shared[]) => (
    <RegionsChart study={study} rows={rows} measure={measured} {...on} />
  );
  return [
    ...(tuning === null
      ? []
      : [picture("tuning", "Tuning", () => <TuningChart tuning={tuning} {...on} />)]),
    picture("sizes", "Sizes of the groups", sizes),
    ...(level === undefined || study.column("region") === undefined
      ? []
      : [
          picture(
            `regions by ${level}`,
            `Regions by ${level}`,
            () => regions(sharedOf(study, shown, level)),
            regionSigns(study),
          ),
        ]),
  ];
}

function regionSigns(study: Study): Sign[] {
  return (study.column("region")?.categories ?? []).map((name, region) => ({
    drawing: `<rect y="3" width="14" height="10" fill="${regionColour(study, region) ?? PAPER.rule}"/>`,
    words: name,
  }));
}

export const overview: View = {
  name: "overview",
  title: "How it was made",
  Component: Overview,
  pictures: picturesOf,
  tables: overviewTables,
};
