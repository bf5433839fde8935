// What is printed: the study as a document, with contents, tables, and every text that is shown.
import type { Picture, Seen } from "../contract";
import { counted, listOf } from "../kit/counted";
import { addressOf } from "../kit/download";
import { Facts } from "../kit/facts";
import { at } from "../kit/lists";
import { forestOf, within, type Branch } from "../model/branches";
import { sortedActions, sortedBranches } from "../model/sorting";
import { narrowed } from "../model/state";
import { percentOf, prioritiesOf, regionsOf, summed } from "../model/sums";
import { ActionBand } from "../parts/action-band";
import { captionOf } from "../parts/caption";
import { ColourLegend } from "../parts/colour-legend";

interface ReportProps extends Seen {
  pictures: readonly Picture[]; // of the view that is open
}

type Heading = "h2" | "h3" | "h4" | "h5";
const HEADINGS: readonly Heading[] = ["h2", "h3", "h4", "h5"];

export function Report({ pictures, ...part }: ReportProps) {
  const { study, state, shown } = part;
  const { payload } = study;
  const { top } = forestOf(study);
  return (
    <article class="actionclust ac-report" data-theme="light">
      <h1 dir="auto">{payload.title}</h1>
      <p>{payload.summary}</p>
      {narrowed(state) && (
        <p>
          <strong>This report shows a part:</strong> {captionOf(part)}
        </p>
      )}
      <ColourLegend study={study} unfolded />
      {pictures.map(({ name, title, svg }) => (
        <img key={name} class="ac-printed" src={addressOf(svg())} alt={title} />
      ))}
      <h2>Contents</h2>
      <ol class="ac-contents">
        {within(top)
          .filter(({ branch, depth }) => depth < 2 && summed(study, shown, branch.all).count > 0)
          .map(({ branch, depth }) => (
            <li key={branch.key} style={{ paddingInlineStart: `${1.25 * depth}rem` }}>
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
    </article>
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
        <ul class="ac-report-actions">
          {sortedActions(study, own, state.sort).map((action) => (
            <li key={action}>
              <ActionBand study={study} action={action} />
              <span>
                <bdi>{at(study.payload.actions.text, action)}</bdi>{" "}
                <code>{at(study.payload.actions.id, action)}</code>
              </span>
            </li>
          ))}
        </ul>
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
