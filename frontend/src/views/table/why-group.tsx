// Why a group is one: what holds it together, what sets it apart, who says it.
import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { ViewProps } from "../../contract";
import { isolated } from "../../kit/direction";
import { at } from "../../kit/lists";
import { categoriesOf } from "../../model/column-values";
import type { Column } from "../../model/payload";
import { likelyGroups } from "../../model/similarity";
import type { Study } from "../../model/study";
import { GroupLink } from "../../parts/links-to";

const FEW = 5; // words
const ALIKE = 3; // groups that are named

export function WhyGroup({ study, set, group: place }: Pick<ViewProps, "study" | "set"> & { group: number }) {
  const { held, apart, near } = useMemo(() => {
    const found = likelyGroups(study, Array.from(at(study.below, place)), study.payload.groups.length);
    const others = found.filter((other) => !study.pathOf(other).includes(place)).slice(0, ALIKE);
    return { ...wordsOf(study, place), near: others };
  }, [study, place]);
  const said = [study.column("group"), study.column("dimension")].flatMap((column) =>
    column === undefined ? [] : (saidBy(study, place, column) ?? []),
  );
  return (
    <dl class="ac-facts ac-stack ac-tight" aria-label="Why this is a group">
      {held !== "" && <Part name="Held together by">{held}</Part>}
      {apart !== "" && <Part name="Set apart by">{apart}</Part>}
      {near.length > 0 && (
        <Part name="Most alike">
          {near.map((other, row) => (
            <>
              {row > 0 && " \u00b7 "}
              <GroupLink study={study} set={set} group={other} />
            </>
          ))}
        </Part>
      )}
      {said.length > 0 && <Part name="Said by">{said.join("; ")}</Part>}
    </dl>
  );
}

function Part({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The words that most of its texts have, and those that few others have, with their numbers. */
function wordsOf(study: Study, group: number): { held: string; apart: string } {
  const { actions, groups, terms } = study.payload;
  const below = at(study.below, group);
  const inside = new Map<number, number>();
  for (const action of below) {
    for (const term of new Set(at(actions.terms, action))) inside.set(term, (inside.get(term) ?? 0) + 1);
  }
  const overall = new Map<number, number>();
  for (const term of actions.terms.flatMap((list) => [...new Set(list)])) {
    if (inside.has(term)) overall.set(term, (overall.get(term) ?? 0) + 1);
  }
  const held = [...inside]
    .filter(([, count]) => count > 1)
    .sort(([one, many], [other, more]) => more - many || one - other)
    .slice(0, FEW)
    .map(([term, count]) => `${isolated(at(terms, term))} (in ${count} of its ${below.length} texts)`);
  const apart = at(groups, group).keywords.map((word) => {
    const term = terms.indexOf(word);
    const own = inside.get(term);
    return own === undefined ? isolated(word) : `${isolated(word)} (${own} here, ${(overall.get(term) ?? own) - own} elsewhere)`;
  });
  return { held: held.join(", "), apart: apart.join(", ") };
}

/** From how many values of a column its texts come, and which says most of them. */
function saidBy(study: Study, group: number, column: Column): string | null {
  const counts = column.categories.map((name) => ({ name, count: 0 }));
  for (const action of at(study.below, group)) {
    for (const value of categoriesOf(column, action)) at(counts, value).count += 1;
  }
  const present = counts.filter(({ count }) => count > 0).sort((one, other) => other.count - one.count);
  const [most] = present;
  if (most === undefined) return null;
  const what = column.role === "group" ? "discussion groups" : `values of “${column.name}”`;
  return `${present.length} of ${counts.length} ${what}, most of all ${isolated(most.name)} (${most.count})`;
}
