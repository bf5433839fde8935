// The functions of the Viable System Model that nothing was said on, as questions.
import type { Reading } from "../../contract";
import { Button } from "../../kit/button";
import { placesIn } from "../../kit/lists";
import type { Amounts } from "./amounts";

export function Gaps({ study, shown, set, amounts }: Reading & { amounts: Amounts }) {
  if (!study.placed) return null;
  const { functions, levels } = study.payload.model;
  const filled = new Set(
    placesIn(shown.mask).flatMap((action) =>
      study.placesOf(action).map((placed) => `${placed.function} ${placed.level}`),
    ),
  );
  const empty = functions
    .filter(({ question }) => question !== "")
    .map((one) => ({ ...one, at: levels.filter((level) => !filled.has(`${one.id} ${level}`)) }))
    .filter((one) => one.at.length > 0)
    .sort((one, other) => other.at.length - one.at.length);
  if (empty.length === 0) return null;
  return (
    <section class="ac-stack">
      <h2>Left open</h2>
      <ul class="ac-gaps ac-stack ac-tight">
        {empty.slice(0, amounts.gaps).map(({ id, name, question, at: where }) => (
          <li key={id}>
            <span>{question}</span>{" "}
            <span class="ac-small ac-muted">
              Nothing at {where.length === levels.length ? "any level" : where.join(" and ")} level ({id} {name})
            </span>
          </li>
        ))}
      </ul>
      <Button class="ac-link ac-said-link" act={() => set({ view: "vsm" })}>
        See the Viable System Model
      </Button>
    </section>
  );
}
