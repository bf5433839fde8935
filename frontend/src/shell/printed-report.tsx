// What is printed: the study as a document, with contents, tables, and every text that is shown.
import type { Printed, Seen, View } from "../contract";
import { counted, listOf } from "../kit/counted";
import { addressOf } from "../kit/download";
import { Facts } from "../kit/facts";
import { at } from "../kit/lists";
import { branchAt, forestOf, within, type Branch } from "../model/branches";
import { MISPLACED } from "../model/filter";
import { sortedActions, sortedBranches } from "../model/sorting";
import { narrowed, type State } from "../model/state";
import { percentOf, prioritiesOf, regionsOf, summed } from "../model/sums";
import { captionOf } from "../parts/caption";
import { ColourLegend } from "../parts/colour-legend";
import { ReportActions } from "../parts/report-actions";

interface ReportProps extends Seen {
  view: View; // that is open
  what: Printed;
}

type Heading = "h2" | "h3" | "h4" | "h5";
const HEADINGS: readonly Heading[] = ["h2", "h3", "h4", "h5"];

/** What is printed where nothing else is asked for: what the view has for paper, or all. */
export function printedOf({ view, open }: State): Printed {
  if (view === "table") return open === null ? "all" : "theme";
  return "view";
}

export function Report({ view, what, ...part }: ReportProps) {
  const { Sheet } = view;
  const own = what === "view" && Sheet !== undefined;
  return (
    <article class={`actionclust ac-report${own ? ` ac-sheet-${view.name}` : ` ac-print-${what}`}`} data-theme="light">
      {own ? (
        <Sheet {...part} />
      ) : what === "view" ? (
        <Pictures {...part} view={view} />
      ) : what === "theme" ? (
        <OneTheme {...part} />
      ) : (
        <Whole {...part} />
      )}
    </article>
  );
}

/** The page of one group. */
function OneTheme(part: Seen) {
  const { study, state } = part;
  const branch = branchAt(study, state.open);
  return (
    <>
      <h1 dir="auto">{study.payload.title}</h1>
      <PartOf {...part} />
      <ColourLegend study={study} unfolded />
      <Section {...part} branch={branch} depth={0} />
    </>
  );
}

function PartOf(part: Seen) {
  if (!narrowed(part.state)) return null;
  return (
    <p>
      <strong>This report shows a part:</strong> {captionOf(part)}
    </p>
  );
}

/** A view that is a picture, and how it was made with what stands beside it. */
function Pictures({ view, ...part }: Seen & { view: View }) {
  const { payload } = part.study;
  return (
    <>
      <h1 dir="auto">{payload.title}</h1>
      <p>{view.name === "overview" ? payload.made : payload.about}</p>
      <PartOf {...part} />
      {view.pictures(part).map(({ name, title, svg }) => (
        <img key={name} class="ac-printed" src={addressOf(svg())} alt={title} />
      ))}
      {view.name === "overview" && <Facts class="ac-facts" facts={payload.receipt} />}
    </>
  );
}

function Whole(part: Seen) {
  const { study, state, shown } = part;
  const { payload } = study;
  const { top } = forestOf(study);
  return (
    <>
      <h1 dir="auto">{payload.title}</h1>
      <p>
        {payload.about} {payload.made}
      </p>
      <PartOf {...part} />
      <ColourLegend study={study} unfolded />
      <h2>Contents</h2>
      <ol class="ac-contents">
        {within(top)
          .filter(({ branch, depth }) => depth < 2 && summed(study, shown, branch.all).count > 0)
          .map(({ branch, depth }) => (
            <li key={branch.key} class="ac-sides" style={{ paddingInlineStart: `${1.25 * depth}rem` }}>
              <a href={`#${anchor(branch) ?? ""}`}>
                <bdi>{branch.label}</bdi>
              </a>
              <span>{summed(study, shown, branch.all).count}</span>
            </li>
          ))}
      </ol>
      <h2>Groups in numbers</h2>
      <NumbersTable {...part} branches={top.inner} />
      {sortedBranches(study, shown, top.inner, state.sort).map((branch) => (
        <Section key={branch.key} {...part} branch={branch} depth={0} />
      ))}
      {payload.receipt.length > 0 && (
        <>
          <h2>How this was made</h2>
          <Facts class="ac-facts" facts={payload.receipt} />
        </>
      )}
    </>
  );
}

function Section({ branch, depth, ...part }: Seen & { branch: Branch; depth: number }) {
  const { study, state, shown } = part;
  const sum = summed(study, shown, branch.all);
  if (sum.count === 0) return null;
  const Title = at(HEADINGS, Math.min(depth, HEADINGS.length - 1));
  const group = branch.group < 0 ? null : at(study.payload.groups, branch.group);
  const own = branch.own.filter((action) => shown.mask[action] === 1);
  const facts = [
    group === null ? "" : `${group.level} ${group.id}`,
    counted(sum.count, "action"),
    listOf(regionsOf(study, sum)),
    study.voted ? `priority: ${listOf(prioritiesOf(study, sum))}` : "",
  ].filter(Boolean);
  return (
    <section class={`ac-section ac-depth-${depth}`}>
      <Title id={anchor(branch)} dir="auto">
        {branch.label}
      </Title>
      <p class="ac-muted ac-small">{facts.join(" \u00b7 ")}</p>
      {group !== null && group.rule !== "" && <p class="ac-rule" dir="auto">{group.rule}</p>}
      {depth === 0 && branch.inner.length > 1 && <NumbersTable {...part} branches={branch.inner} />}
      {own.length > 0 && (
        <ReportActions
          study={study}
          actions={sortedActions(study, own, state.sort)}
          note={(action) => study.loose.has(action) && <span class="ac-loose">{MISPLACED}</span>}
        />
      )}
      {sortedBranches(study, shown, branch.inner, state.sort).map((inner) => (
        <Section key={inner.key} {...part} branch={inner} depth={depth + 1} />
      ))}
    </section>
  );
}

/** The branches side by side, as a table of numbers. */
function NumbersTable({ study, state, shown, branches }: Seen & { branches: readonly Branch[] }) {
  const regions = study.column("region")?.categories ?? [];
  const rows = sortedBranches(study, shown, branches, state.sort)
    .map((branch) => ({ branch, sum: summed(study, shown, branch.all) }))
    .filter(({ sum }) => sum.count > 0);
  return (
    <table class="ac-report-table">
      <thead>
        <tr>
          <th scope="col">Group</th>
          <th scope="col">Actions</th>
          {regions.map((name) => (
            <th key={name} scope="col" dir="auto">
              {name}
            </th>
          ))}
          {study.voted && <th scope="col">Points</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ branch, sum }) => (
          <tr key={branch.key}>
            <th scope="row" dir="auto">
              {branch.label}
            </th>
            <td>{sum.count}</td>
            {regions.map((name, region) => (
              <td key={name}>{at(sum.regions, region)}</td>
            ))}
            {study.voted && <td>{(percentOf(study, sum) ?? 0).toFixed(1)} %</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where a branch stands in the report; reasons are not in the contents. */
function anchor({ group, id }: Branch): string | undefined {
  if (group >= 0) return `ac-print-${group}`;
  return id === null ? undefined : `ac-print-${id}`;
}
