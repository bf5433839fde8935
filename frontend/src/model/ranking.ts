// What participants put first, and in which order a list of actions stands.
import { counted } from "../kit/counted";
import { at, placesIn } from "../kit/lists";
import { labelOf } from "./branches";
import { categoriesOf, valueOf } from "./column-values";
import type { Shown } from "./filter";
import type { LIST_KEYS } from "./state";
import type { Study } from "./study";

export type ListKey = (typeof LIST_KEYS)[number];

export interface ListColumn {
  readonly key: ListKey;
  readonly title: string;
  readonly number: boolean;
  readonly falling: boolean; // whether the largest stand first
  readonly value: (action: number) => number | string | null;
}

/** What a list of the actions of a study can be sorted by, and shows. */
export function listColumns(study: Study): ListColumn[] {
  const { actions, stickers, votes } = study.payload;
  const number = (key: ListKey, title: string, values: readonly (number | null)[] | undefined, falling = true): ListColumn[] =>
    values === undefined ? [] : [{ key, title, number: true, falling, value: (action) => at(values, action) }];
  const words = (key: ListKey, title: string, value: ListColumn["value"]): ListColumn => ({
    key,
    title,
    number: false,
    falling: false,
    value,
  });
  const ofColumn = (key: "region" | "group" | "dimension" | "language", title: string) => {
    const column = study.column(key);
    return column === undefined ? [] : [words(key, title, (action) => valueOf(column, action) || null)];
  };
  return [
    ...(study.ranked ? number("rank", "Rank", actions.rank, false) : []),
    ...number("points", "Points", stickers?.points),
    ...number("for", "For", votes?.in_favour),
    ...number("against", "Against", votes?.against),
    words("text", "Text", (action) => at(actions.text, action)),
    ...ofColumn("region", "Region"),
    words("theme", "Theme", (action) => {
      const group = at(actions.group, action);
      return group < 0 ? null : labelOf(study, group);
    }),
    ...ofColumn("group", "Discussion group"),
    ...ofColumn("dimension", "Dimension"),
    ...ofColumn("language", "Language"),
    ...number("fit", "Fit", actions.fit, false),
  ];
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

/**
 * The shown actions in an order; those without a value stand last, equal ones by rank. The best
 * are first those that have the words of a search as they are, then those with the highest rank.
 */
export function rankedActions(study: Study, shown: Shown, by: string): number[] {
  const { rank } = study.payload.actions;
  const grades = shown.search.grades;
  const key = by.replace(/^-/u, "");
  const column = listColumns(study).find((one) => one.key === key);
  const region = key === "region" ? study.column("region") : undefined;
  const values: (number | string | null)[] = [];
  const found = placesIn(shown.mask);
  if (column !== undefined) {
    for (const action of found) {
      // regions stand in the order of the study, as everywhere
      const value = region === undefined ? column.value(action) : categoriesOf(region, action)[0];
      values[action] = value ?? null;
    }
  }
  const turned = by.startsWith("-") !== (column?.falling ?? false) ? -1 : 1;
  const compare = (one: number, other: number): number => {
    const mine = values[one] ?? null;
    const theirs = values[other] ?? null;
    if (mine === theirs) return 0;
    if (mine === null || theirs === null) return mine === null ? 1 : -1;
    if (typeof mine === "number" && typeof theirs === "number") return turned * (mine - theirs);
    return turned * collator.compare(String(mine), String(theirs));
  };
  const last = Number.MAX_SAFE_INTEGER;
  const ranked = (action: number) => at(rank, action) ?? last;
  const grade = (action: number) => (column === undefined && grades !== null ? at(grades, action) : 0);
  return found.sort(
    (one, other) =>
      compare(one, other) || grade(other) - grade(one) || ranked(one) - ranked(other) || one - other,
  );
}

/** The votes on an action, in words; "" where there are none. */
export function voteWords(study: Study, action: number): string {
  const { stickers, votes, actions } = study.payload;
  const said: string[] = [];
  const points = stickers === null ? null : at(stickers.points, action);
  if (stickers !== null && points !== null) {
    const share = at(actions.share, action);
    const placed = at(stickers.placed, action);
    const voters = at(stickers.voters, action);
    const part = share === null ? "" : `, ${(100 * share).toFixed(0)} % of its group\u2019s`;
    said.push(`${counted(points, "point")} from ${counted(placed ?? 0, "sticker")}${part}`);
    if (voters !== null) said.push(`${voters} voted there`);
  }
  const [pro, con] = votes === null ? [null, null] : [at(votes.in_favour, action), at(votes.against, action)];
  if (pro !== null && con !== null) said.push(`${pro} for, ${con} against`);
  return said.join("; ");
}
