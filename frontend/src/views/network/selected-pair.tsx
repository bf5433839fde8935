// What two selected actions have in common.
import type { ViewProps } from "../../contract";
import { at } from "../../kit/lists";
import { sharedTerms } from "../../model/similarity";
import type { Study } from "../../model/study";
import { similarityWords } from "./action-words";
import type { LinksOf } from "./edge-links";
import type { Scene } from "./scene";

interface PairProps extends ViewProps {
  scene: Scene;
  linksOf: LinksOf;
}

export function SelectedPair({ study, state, scene, linksOf }: PairProps) {
  const [one, other, third] = state.selected.flatMap((id) => study.actionOfId.get(id) ?? []);
  if (one === undefined || other === undefined || third !== undefined) return null;
  const { id } = study.payload.actions;
  const shared = sharedTerms(study, one, other);
  return (
    <div class="ac-net-pair" role="status">
      <p>
        <strong>
          {at(id, one)} and {at(id, other)}
        </strong>
        : {likeness(study, scene, linksOf, one, other)}
      </p>
      <p class="ac-muted">
        {shared.length === 0 ? "They share no compared word." : `Both have ${shared.join(", ")}.`}
      </p>
    </div>
  );
}

function likeness(study: Study, scene: Scene, linksOf: LinksOf, one: number, other: number) {
  const all = study.payload.network.first.length;
  const between = (edges: number) =>
    linksOf(one, edges).find(({ action }) => action === other);
  const pair = between(all);
  if (pair === undefined) return "not a pair of similar actions";
  const edge = between(scene.edges) !== undefined;
  return `${similarityWords(pair.weight)}, ${edge ? "linked by an edge" : "no edge at this number of edges"}`;
}
