import type { ComponentChildren, VNode } from "preact";
import { useMemo } from "preact/hooks";
import { fileName } from "../../kit/download";
import type { CellValue, Table } from "../../kit/csv";
import { IN, REASON, UNCLUSTERED } from "../../model/filter";
import { levelOf, levelsOf } from "../../model/levels";
import { toggled, withFilter } from "../../model/state";
import { at } from "../../kit/lists";
import type { Study } from "../../model/study";
import { LogList } from "../../parts/log-entries";
import { counted } from "../../kit/counted";
import { captionOf } from "../../parts/caption";
import { Choice } from "../../kit/choice";
import { drawnOf } from "../../picture/document";
import { FlatTable } from "../../kit/flat-table";
import { framed, type Sign } from "../../picture/frame";
import { measured } from "../../picture/measure";
import { Folded, Numbers } from "../../kit/folded";
import { PAPER, SCREEN } from "../../picture/palette";
import { useRoving } from "../../picture/roving";
import { useWidth } from "../../kit/width";
import type { Picture, Seen, View, ViewProps } from "../../contract";
import { figuresOf, kindsOf, logWords, reasonsOf } from "./figures";
import { RegionsChart, sharedOf, shareWords, type Shared } from "./regions-chart";
import { SizesChart, groupSizesOf, sizeWords } from "./sizes-chart";
import { TuningChart } from "./tuning-chart";
import { Button } from "../../kit/button";

const PAPER_WIDTH = 1000;
const LATEST = 8; // edits that are listed

function Overview(props: ViewProps) {
  const { study, shown } = props;
  const { tuning, notes, receipt } = study.payload;
  return (
    <div class="ac-over">
      <dl class="ac-over-figures">
        {figuresOf(study, shown).map(({ value, name }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {tuning !== null && <TuningCard {...props} />}
      <Reasons {...props} />
      <Sizes {...props} />
      <Regions {...props} />
      <LogCard study={study} />
      {notes.length > 0 && (
        <Card title="Notes">
          <ul class="ac-over-notes">
            {notes.map((note, place) => (
              <li key={place}>{note}</li>
            ))}
          </ul>
        </Card>
      )}
      {receipt.length > 0 && (
        <Card title="Receipt" wide>
          <dl class="ac-over-receipt">
            {receipt.map(({ name, value }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
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

function TuningCard({ study }: ViewProps) {
  const [place, width] = useWidth();
  const { tuning } = study.payload;
  if (tuning === null) return null;
  return (
    <Card title="Tuning">
      <p class="ac-muted">{tuning.reason}.</p>
      <div ref={place}>{width > 0 && <TuningChart tuning={tuning} width={width} palette={SCREEN} />}</div>
      <Numbers
        title="The runs as a table"
        caption="Runs of the tuning"
        head={RUN_HEAD}
        rows={() => runRows(study)}
      />
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
                  class="ac-over-reason"
                  pressed={(state.filters[REASON] ?? []).includes(reason)}
                  act={() => {
                    set({ filters: toggled(state, REASON, reason) });
                    say(`filter of unclustered actions changed: ${reason}`);
                  }}
                >
                  <span>{reason}</span>
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

function Sizes({ study, shown }: ViewProps) {
  const [place, width] = useWidth();
  const sizes = useMemo(() => groupSizesOf(study, shown), [study, shown]);
  return (
    <Card title="Sizes of the groups" wide>
      <p class="ac-muted">{sizeWords(sizes)} Only the actions directly in a group count.</p>
      <div ref={place}>{width > 0 && <SizesChart sizes={sizes} width={width} palette={SCREEN} />}</div>
      <Numbers
        title="The sizes as a table"
        caption="Sizes of the groups"
        head={SIZE_HEAD}
        rows={() => sizeRows(study, shown)}
      />
    </Card>
  );
}

function Regions(props: ViewProps) {
  const { study, state, shown, set, say } = props;
  const [place, width] = useWidth();
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
      <div ref={place}>
        {width > 0 && (
          <RegionsChart
            study={study}
            rows={rows}
            width={width}
            palette={SCREEN}
            measure={measured}
            reader={{
              group: roving.group,
              part: (row, first) =>
                roving.part({
                  key: row.label,
                  label: `${row.label}: ${counted(row.count, "action")}, ${shareWords(row)}`,
                  pressed: chosen(row),
                  first,
                  pick: () => {
                    set({ filters: withFilter(state, IN, chosen(row) ? [] : [idOf(row)]) });
                    say(`filter of ${row.label} changed`);
                  },
                }),
            }}
          />
        )}
      </div>
      <Numbers
        title="The regions as a table"
        caption={`Regions by ${level}`}
        head={regionHead(study)}
        rows={() => regionRows(study, rows)}
      />
    </Card>
  );
}

function RegionKey({ study }: { study: Study }) {
  return (
    <ul class="ac-over-key" aria-label="Legend">
      {(study.column("region")?.categories ?? []).map((name, region) => (
        <li key={name}>
          <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
            <rect x="1" y="3" width="14" height="10" fill={study.payload.colours.regions[region]?.[2] ?? SCREEN.rule} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}

function LogCard({ study }: { study: Study }) {
  const { log } = study.payload;
  const latest = log.map((_, place) => place).slice(-LATEST);
  return (
    <Card title="Log">
      <p class="ac-muted">{logWords(study)}</p>
      {log.length > 0 && (
        <>
          <FlatTable caption="Edits by kind" head={KIND_HEAD} rows={kindRows(study)} />
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

const RUN_HEAD = ["Run", "Edges", "Resolution", "Communities", "Modularity", "Taken"];
const SIZE_HEAD = ["Group", "Actions", "Shown"];
const KIND_HEAD = ["Edit", "Hold", "Taken back", "By"];
const REASON_HEAD = ["Reason", "Actions", "Shown"];

function runRows(study: Study): CellValue[][] {
  return (study.payload.tuning?.runs ?? []).map((run, place) => [
    String(place + 1),
    run.edges,
    run.resolution,
    run.communities,
    run.modularity,
    run.taken ? "yes" : "",
  ]);
}

function sizeRows(study: Study, shown: Seen["shown"]): CellValue[][] {
  return groupSizesOf(study, shown).map(({ label, total, shown: seen }) => [label, total, seen]);
}

function kindRows(study: Study): CellValue[][] {
  return kindsOf(study).map(({ kind, holds, back, analysts }) => [kind, holds, back, analysts]);
}

/** The regions, and a name for those of actions without one if there are such. */
function regionNames(study: Study): string[] {
  const column = study.column("region");
  if (column === undefined) return [];
  const missing = (column.values as readonly number[]).some((value) => value < 0);
  return missing ? [...column.categories, "no region"] : column.categories;
}

function regionHead(study: Study): string[] {
  return ["Group", ...regionNames(study), "Actions"];
}

function regionRows(study: Study, rows: readonly Shared[]): CellValue[][] {
  return rows.map(({ label, parts, count }) => [
    label,
    ...regionNames(study).map((_, region) => parts.find(({ place }) => place === region)?.count ?? 0),
    count,
  ]);
}

function picturesOf(props: Seen): Picture[] {
  const { study, state, shown } = props;
  const { groups, tuning, title } = study.payload;
  const level = levelOf(groups, state.to);
  const on = { width: PAPER_WIDTH, palette: PAPER };
  const picture = (part: string, words: string, draw: () => VNode, legend: readonly Sign[] = []) => ({
    name: fileName(title, part),
    title: words,
    svg: () => framed({ title, caption: `${words}, ${captionOf(props)}`, ...drawnOf(draw()), legend }),
  });
  return [
    ...(tuning === null
      ? []
      : [picture("tuning", "Tuning", () => <TuningChart tuning={tuning} {...on} />)]),
    picture("sizes", "Sizes of the groups", () => (
      <SizesChart sizes={groupSizesOf(study, shown)} {...on} />
    )),
    ...(level === undefined || study.column("region") === undefined
      ? []
      : [
          picture(
            `regions by ${level}`,
            `Regions by ${level}`,
            () => (
              <RegionsChart study={study} rows={sharedOf(study, shown, level)} measure={measured} {...on} />
            ),
            regionSigns(study),
          ),
        ]),
  ];
}

function regionSigns(study: Study): Sign[] {
  return (study.column("region")?.categories ?? []).map((name, region) => ({
    drawing: `<rect y="3" width="14" height="10" fill="${study.payload.colours.regions[region]?.[2] ?? PAPER.rule}"/>`,
    words: name,
  }));
}

export const overview: View = {
  name: "overview",
  title: "Overview",
  Component: Overview,
  pictures: picturesOf,
  tables: tablesOf,
};

function tablesOf({ study, state, shown }: Seen): Table[] {
  const { groups, title, tuning } = study.payload;
  const level = levelOf(groups, state.to);
  const table = (name: string, shownAs: string, head: readonly string[], rows: () => CellValue[][]) => ({
    name: fileName(title, name),
    title: shownAs,
    head,
    rows,
  });
  return [
    ...(tuning === null ? [] : [table("tuning", "Runs of the tuning", RUN_HEAD, () => runRows(study))]),
    table("sizes", "Sizes of the groups", SIZE_HEAD, () => sizeRows(study, shown)),
    ...(level === undefined || study.column("region") === undefined
      ? []
      : [
          table(`regions by ${level}`, `Regions by ${level}`, regionHead(study), () =>
            regionRows(study, sharedOf(study, shown, level)),
          ),
        ]),
    table("unclustered", "Unclustered, and why", REASON_HEAD, () =>
      reasonsOf(study, shown).map(({ reason, total, shown: seen }) => [reason, total, seen]),
    ),
    table("log", "Edits by kind", KIND_HEAD, () => kindRows(study)),
  ];
}
