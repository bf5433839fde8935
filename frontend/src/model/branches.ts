// The groups as one tree, in which the unclustered actions and their reasons are branches too.
import { at } from "../kit/lists";
import { folded, searchWords } from "../kit/search-words";
import { UNCLUSTERED } from "./filter";
import type { Study } from "./study";

export interface Branch {
  readonly key: string;
  readonly id: string | null; // what opens it: the id of a group, "unclustered", or null
  readonly group: number; // place of the group, or -1
  readonly label: string;
  readonly level: string; // in words
  readonly all: ArrayLike<number>; // actions in it, at any depth
  readonly own: readonly number[]; // actions directly in it
  readonly inner: readonly Branch[];
}

export interface Forest {
  readonly top: Branch;
  readonly ofId: ReadonlyMap<string, Branch>;
}

const known = new WeakMap<Study, Forest>();

/** The branches of a study. */
export function forestOf(study: Study): Forest {
  let forest = known.get(study);
  if (forest === undefined) known.set(study, (forest = grown(study)));
  return forest;
}

/** What a state has open: a branch, or the top. */
export function branchAt(study: Study, open: string | null): Branch {
  const { top, ofId } = forestOf(study);
  return (open === null ? undefined : ofId.get(open)) ?? top;
}

/** What a group is called: its label, or its id where it has none. */
export function labelOf(study: Study, group: number): string {
  const { id, label } = at(study.payload.groups, group);
  return label === "" ? id : label;
}

/** Whether the id and the label of a group have all words of a search. */
export function isNamed(study: Study, group: number, search: string): boolean {
  const { id, label } = at(study.payload.groups, group);
  const name = folded(`${id} ${label}`);
  return searchWords(search).every((word) => name.includes(word));
}

/** The branches in a branch, at any depth, each before those in it. */
export function within(branch: Branch, depth = 0): { branch: Branch; depth: number }[] {
  return branch.inner.flatMap((inner) => [{ branch: inner, depth }, ...within(inner, depth + 1)]);
}

function grown(study: Study): Forest {
  const { groups, actions, reasons } = study.payload;
  const ofId = new Map<string, Branch>();
  const ofGroup = (place: number): Branch => {
    const { id, level } = at(groups, place);
    const branch: Branch = {
      key: `group ${id}`,
      id,
      group: place,
      label: labelOf(study, place),
      level,
      all: at(study.below, place),
      own: at(study.members, place),
      inner: at(study.children, place).map(ofGroup),
    };
    ofId.set(id, branch);
    return branch;
  };
  const ofReason = (label: string, reason: number): Branch => {
    const own = study.unclustered.filter((action) => actions.reason[action] === reason);
    const level = "reason";
    return { key: `reason ${label}`, id: null, group: -1, label, level, all: own, own, inner: [] };
  };
  const roots = study.roots.map(ofGroup);
  const aside: Branch = {
    key: UNCLUSTERED,
    id: UNCLUSTERED,
    group: -1,
    label: "Unclustered",
    level: "no group",
    all: study.unclustered,
    own: [],
    inner: reasons.map(ofReason).filter(({ own }) => own.length > 0),
  };
  ofId.set(UNCLUSTERED, aside);
  const inner = study.unclustered.length > 0 ? [...roots, aside] : roots;
  const all = Int32Array.from({ length: study.count }, (_, action) => action);
  const none = { key: "top", id: null, group: -1, label: "All actions", level: "study" };
  return { top: { ...none, all, own: [], inner }, ofId };
}
