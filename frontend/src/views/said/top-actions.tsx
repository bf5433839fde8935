// What came first: the actions with the highest rank, and the votes on them.
import type { Reading } from "../../contract";
import { useArrowKeys } from "../../kit/arrow-keys";
import { Button } from "../../kit/button";
import { at, placesIn } from "../../kit/lists";
import { valueOf } from "../../model/column-values";
import { rankedActions, voteWords } from "../../model/ranking";
import { GroupLink, TextLink } from "../../parts/links-to";
import type { Amounts } from "./amounts";

type PartProps = Reading & { amounts: Amounts };

export function TopActions(props: PartProps) {
  const { study, shown, set, amounts } = props;
  const { actions, votes, priority_rule: rule } = study.payload;
  const ranked = !study.ranked
    ? []
    : rankedActions(study, shown, "rank").filter((action) => at(actions.rank, action) !== null);
  if (ranked.length === 0) return null;
  return (
    <section class="ac-stack">
      <h2>{study.voted ? "What came first" : "Highest share of agreement"}</h2>
      <Listed {...props} actions={ranked.slice(0, amounts.actions)} />
      <p class="ac-said-rest ac-small">
        <span class="ac-muted">{votes !== null && !study.voted ? votes.rule : rule}</span>{" "}
        <Button class="ac-link ac-said-link" act={() => set({ view: "list", by: "rank" })}>
          All {ranked.length} by rank
        </Button>
      </p>
    </section>
  );
}

/** Where votes for and against come near each other, and there are many of both. */
export function Disputed(props: PartProps) {
  const { study, shown, amounts } = props;
  const { votes } = study.payload;
  if (votes === null) return null;
  const fewer = (action: number) => Math.min(at(votes.in_favour, action) ?? 0, at(votes.against, action) ?? 0);
  const most = placesIn(shown.mask)
    .filter((action) => fewer(action) > 0)
    .sort((one, other) => fewer(other) - fewer(one) || one - other)
    .slice(0, amounts.disputed);
  if (most.length === 0) return null;
  return (
    <section class="ac-stack">
      <h2>Where people disagreed</h2>
      <Listed {...props} actions={most} />
      <p class="ac-small ac-muted">Texts with the most votes on the side that had fewer.</p>
    </section>
  );
}

function Listed({ actions: listed, ...props }: PartProps & { actions: readonly number[] }) {
  const { study, set } = props;
  const keys = useArrowKeys<HTMLOListElement>();
  const { actions } = study.payload;
  const region = study.column("region");
  return (
    <ol class="ac-stack ac-tight" {...keys}>
      {listed.map((action) => {
        const group = at(actions.group, action);
        const from = region === undefined ? "" : valueOf(region, action);
        return (
          <li key={action} class="ac-top-one">
            <span class="ac-top-rank">
              <span class="ac-unseen">rank </span>
              {at(actions.rank, action)}
            </span>
            <div>
              <TextLink {...props} action={action} />
              <p class="ac-small ac-muted">
                {[voteWords(study, action), from].filter(Boolean).join(" \u00b7 ")}
                {group >= 0 && (
                  <>
                    {" \u00b7 "}
                    <GroupLink study={study} set={set} group={group} />
                  </>
                )}
              </p>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
