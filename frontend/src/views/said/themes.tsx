// The main themes: how large, what is typical and what is particular of each.
import { useState } from "preact/hooks";
import type { Reading } from "../../contract";
import { useArrowKeys } from "../../kit/arrow-keys";
import { Button } from "../../kit/button";
import { counted, listOf } from "../../kit/counted";
import { isolated } from "../../kit/direction";
import { Choice, Unfold } from "../../kit/fields";
import { at } from "../../kit/lists";
import { forestOf, labelOf } from "../../model/branches";
import { UNCLUSTERED } from "../../model/filter";
import { levelOf, levelsOf, type Level } from "../../model/levels";
import { percentOf, regionsOf, summed, type Sum } from "../../model/sums";
import { particularsOf, typicalOf } from "../../model/typical";
import { CopyLink } from "../../parts/copy-link";
import { GroupLink, TextLink } from "../../parts/links-to";
import { RegionBar } from "../../parts/region-bar";
import type { Amounts } from "./amounts";

const FEW = 5; // themes that are named as the smallest
const WIDTHS: Record<Level, string> = {
  "super-cluster": "wide",
  cluster: "middle",
  "sub-cluster": "narrow",
};

export function Themes(props: Reading & { amounts: Amounts }) {
  const { study, state, shown, set, amounts } = props;
  const keys = useArrowKeys<HTMLOListElement>();
  const [whole, setWhole] = useState(false);
  const { groups } = study.payload;
  const level = levelOf(groups, state.to);
  const byPoints = study.voted && state.sort === "priority";
  const measure = (sum: Sum) => (byPoints ? sum.points : sum.count);
  const rows = [...groups.keys()]
    .filter((group) => at(groups, group).level === level)
    .map((group) => ({ group, sum: summed(study, shown, at(study.below, group)) }))
    .filter(({ sum }) => sum.count > 0)
    .sort((one, other) => measure(other.sum) - measure(one.sum) || one.group - other.group);
  const most = Math.max(...rows.map(({ sum }) => measure(sum)), 0);
  const listed = whole ? rows : rows.slice(0, amounts.themes);
  const all = summed(study, shown, forestOf(study).top.all);
  const outside = summed(study, shown, study.unclustered).count;
  return (
    <section class="ac-stack">
      <div class="ac-said-head ac-flow">
        <h2>Main themes</h2>
        {levelsOf(groups).length > 1 && (
          <Choice
            title="Themes"
            value={level ?? "sub-cluster"}
            options={levelsOf(groups).map((one) => [one, WIDTHS[one]])}
            choose={(one) => set({ to: one })}
          />
        )}
        {study.voted && (
          <Choice
            title="by"
            value={byPoints ? "priority" : "size"}
            options={[
              ["size", "number of texts"],
              ["priority", "points"],
            ]}
            choose={(sort) => set({ sort })}
          />
        )}
      </div>
      {rows.length === 0 && <p class="ac-muted">The texts shown are in no theme.</p>}
      <ol class="ac-stack" {...keys}>
        {listed.map(({ group, sum }) => (
          <Theme
            key={group}
            {...props}
            group={group}
            sum={sum}
            all={all}
            long={most > 0 ? measure(sum) / most : 0}
          />
        ))}
      </ol>
      {rows.length > amounts.themes && (
        <p class="ac-said-rest">
          <span class="ac-paper">
            And {rows.length - listed.length} smaller ones:{" "}
            {rows
              .slice(listed.length)
              .map(({ group, sum }) => `${isolated(labelOf(study, group))} (${sum.count})`)
              .join(", ")}
          </span>
          <Unfold whole={whole} setWhole={setWhole} all={counted(rows.length, "theme")} />
        </p>
      )}
      {rows.length > amounts.themes && (
        <p class="ac-small ac-screen">
          Few speak of:{" "}
          {rows.slice(-FEW).reverse().map(({ group, sum }, row) => (
            <>
              {row > 0 && ", "}
              <GroupLink key={group} {...props} group={group} />{" "}
              ({sum.count})
            </>
          ))}
        </p>
      )}
      {outside > 0 && (
        <p class="ac-small">
          <Button class="ac-link ac-said-link" act={() => set({ view: "table", open: UNCLUSTERED })}>
            {counted(outside, "text")} in no theme
          </Button>
        </p>
      )}
    </section>
  );
}

interface ThemeProps extends Reading {
  amounts: Amounts;
  group: number;
  sum: Sum;
  all: Sum; // of all that is shown
  long: number; // of its bar, from 0 to 1
}

function Theme(props: ThemeProps) {
  const { study, shown, amounts, group, sum, all, long } = props;
  const { id, keywords } = at(study.payload.groups, group);
  const label = labelOf(study, group);
  const percent = percentOf(study, sum);
  const particular = [
    keywords.length > 0 ? `its words: ${keywords.map(isolated).join(", ")}` : "",
    ...particularsOf(study, shown, sum, all),
  ].filter(Boolean);
  const regions = regionsOf(study, sum);
  return (
    <li class="ac-theme ac-picture ac-stack ac-tight">
      <div class="ac-sides">
        <h3>
          <GroupLink {...props} group={group} class="ac-link ac-theme-name" />
        </h3>
        <CopyLink {...props} id={id} label={label} />
      </div>
      <div class="ac-theme-size">
        <span class="ac-theme-bar" style={{ width: `${70 * long}%` }}>
          {regions.length > 0 ? <RegionBar study={study} sum={sum} /> : <span class="ac-theme-plain" />}
        </span>
        <span>
          <strong>{sum.count}</strong>
          {sum.count === 1 ? " text" : " texts"}
          {percent !== null && ` · ${percent.toFixed(0)} % of the points`}
        </span>
      </div>
      <ul class="ac-theme-typical ac-quoted">
        {typicalOf(study, shown, group, amounts.texts).map((action) => (
          <li key={action}>
            <TextLink {...props} action={action} />
          </li>
        ))}
      </ul>
      <p class="ac-small ac-muted">
        {regions.length > 0 && <>{listOf(regions)}. </>}
        {particular.length > 0 && `${sentence(particular.join("; "))}.`}
      </p>
    </li>
  );
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
