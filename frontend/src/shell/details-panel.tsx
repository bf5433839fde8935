// The panel of what is selected: one action in full, or a list of several.
import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import type { ViewProps } from "../contract";
import { WhyHere } from "../editing/why-here";
import { Button } from "../kit/button";
import { isolated } from "../kit/direction";
import { Facts } from "../kit/facts";
import { Unfold } from "../kit/fields";
import { at } from "../kit/lists";
import { Marked } from "../kit/marked";
import { labelOf } from "../model/branches";
import { valueOf } from "../model/column-values";
import { voteWords } from "../model/ranking";
import { meaningWords, sharedTerms, similarTo, termsOf, type Similar } from "../model/similarity";
import { clusteredOf, type Study } from "../model/study";
import { ActionBand } from "../parts/action-band";
import { GroupPath } from "../parts/group-path";
import { similarityWords } from "../views/network/action-words";

const LOOSE_MEANS =
  "it shares little with the others here, and its words are no nearer to this theme than to another: look whether it belongs";
const FEW = 5; // similar actions that are listed at first

interface DetailsProps extends ViewProps {
  heading: RefObject<HTMLHeadingElement | null>;
  leave: () => void; // goes back to where the reader came from
}

export function DetailsPanel({ heading, leave, ...props }: DetailsProps) {
  const { study, state, set } = props;
  const actions = state.selected.flatMap((id) => study.actionOfId.get(id) ?? []);
  const [only] = actions;
  if (only === undefined) return null;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a way back by key
    <section
      class="ac-panel ac-detail"
      aria-label="Selected actions"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        set({ selected: [] });
        leave();
      }}
    >
      <header class="ac-panel-head">
        <h2 ref={heading} tabIndex={-1}>
          {actions.length === 1 ? at(study.payload.actions.id, only) : `${actions.length} actions`}
        </h2>
        <Button
          icon="close"
          look="plain"
          name="Clear the selection"
          act={() => set({ selected: [] })}
        />
      </header>
      {actions.length === 1 ? (
        <One key={only} {...props} action={only} />
      ) : (
        <Several {...props} actions={actions} />
      )}
    </section>
  );
}

function One(props: ViewProps & { action: number }) {
  const { study, shown, set, action } = props;
  const { actions } = study.payload;
  const similar = similarTo(study, action);
  const terms = termsOf(study, action);
  return (
    <>
      <ActionBand study={study} action={action} />
      <p class="ac-detail-text" dir="auto">
        <Marked text={at(actions.text, action)} marks={shown.search.marks} />
      </p>
      <GroupPath {...props} />
      <Verbs {...props} ids={[at(actions.id, action)]} />
      <WhyHere {...props} id={at(actions.id, action)} />
      <Facts class="ac-facts" facts={factsOf(study, action)} />
      <h3>Compared words</h3>
      {terms.length === 0 ? (
        <p class="ac-muted ac-small">none: the text has no words that are compared</p>
      ) : (
        <ul class="ac-words ac-flow">
          {terms.map((term) => (
            <li key={term} dir="auto">
              {term}
            </li>
          ))}
        </ul>
      )}
      <h3>Similar actions</h3>
      {similar.length === 0 ? (
        <p class="ac-muted ac-small">none: no edge of the network leads to it</p>
      ) : (
        <SimilarList study={study} similar={similar} action={action} set={set} />
      )}
    </>
  );
}

interface SimilarListProps extends Pick<ViewProps, "study" | "set"> {
  similar: readonly Similar[];
  action: number;
}

function SimilarList({ study, similar, action, set }: SimilarListProps) {
  const [whole, setWhole] = useState(false);
  const { actions } = study.payload;
  const own = at(actions.group, action);
  return (
    <>
      <ul class="ac-similar">
        {similar.slice(0, whole ? similar.length : FEW).map((one) => {
          const group = at(actions.group, one.action);
          const elsewhere = group < 0 ? "unclustered" : labelOf(study, group);
          return (
            <li key={one.action}>
              <Button
                class="ac-row-button ac-similar-one"
                act={() => set({ selected: [at(actions.id, one.action)] })}
              >
                <span dir="auto">{at(actions.text, one.action)}</span>
                <span class="ac-muted ac-small">
                  <code>{at(actions.id, one.action)}</code> similarity {one.weight.toFixed(2)}
                  {one.shared.length > 0 && ` by ${one.shared.map(isolated).join(", ")}`}
                  {one.meaning && `, ${one.meaning}`}
                  {group !== own && ` \u00b7 in ${isolated(elsewhere)}`}
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
      {similar.length > FEW && (
        <Unfold whole={whole} setWhole={setWhole} all={`${similar.length} similar actions`} />
      )}
    </>
  );
}

function Several(props: ViewProps & { actions: readonly number[] }) {
  const { study, state, set, actions } = props;
  const { id, text } = study.payload.actions;
  return (
    <>
      <Verbs {...props} ids={state.selected} />
      {actions.length === 2 && <Pair study={study} one={at(actions, 0)} other={at(actions, 1)} />}
      <ul class="ac-picked ac-stack ac-tight">
        {actions.map((action) => (
          <li key={action} class="ac-sides">
            <span>
              <code>{at(id, action)}</code> <bdi>{at(text, action)}</bdi>
            </span>
            <Button
              icon="close"
              look="plain"
              name={`Take ${at(id, action)} out of the selection`}
              act={() => set({ selected: state.selected.filter((one) => one !== at(id, action)) })}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** What two actions have in common. */
function Pair({ study, one, other }: { study: Study; one: number; other: number }) {
  const { first } = study.payload.network;
  const link = study.linksOf(one, first.length).find(({ action }) => action === other);
  const shared = sharedTerms(study, one, other).map(isolated).join(", ");
  const said = [
    link === undefined ? "not a pair of similar actions" : similarityWords(link.weight),
    shared === "" ? "they share no compared word" : `both have ${shared}`,
    meaningWords(study, one, other),
  ];
  return <p class="ac-small ac-muted">The two: {said.filter(Boolean).join("; ")}.</p>;
}

function Verbs(props: ViewProps & { ids: readonly string[] }) {
  const { study, editor, carry, set, ids, tools } = props;
  const clustered = clusteredOf(study, ids).length > 0;
  return (
    <>
      <div class="ac-verbs ac-flow">
        {editor.verbs.has("move") && (
          <Button
            icon="move"
            look="primary"
            disabled={editor.busy}
            act={() => carry.ask("move", ids)}
          >
            Move to …
          </Button>
        )}
        {editor.verbs.has("set_aside") && (
          <Button
            icon="aside"
            disabled={editor.busy || !clustered}
            act={() => carry.ask("set_aside", ids)}
          >
            Set aside …
          </Button>
        )}
        <Button look="plain" act={() => set({ view: "network" })}>Show in network</Button>
      </div>
      {tools?.actions(props)}
    </>
  );
}

/** What is known of an action, by name. */
function factsOf(study: Study, action: number): { name: string; value: string }[] {
  const { actions, columns } = study.payload;
  const share = at(actions.share, action);
  const rank = at(actions.rank, action);
  const facts = columns.map((column) => ({ name: column.name, value: valueOf(column, action) }));
  if (study.payload.votes !== null) facts.push({ name: "Votes", value: voteWords(study, action) });
  if (study.voted) {
    const place = rank === null ? "" : `, rank ${rank}`;
    const value =
      share === null
        ? "not voted on"
        : `${(100 * share).toFixed(1)} % of its group\u2019s points${place}`;
    facts.push({ name: "Stickers", value });
  }
  if (study.loose.has(action)) facts.push({ name: "Perhaps misplaced", value: LOOSE_MEANS });
  if (study.pinned.has(action)) facts.push({ name: "Settled", value: "it is pinned" });
  return facts.filter(({ value }) => value !== "");
}
