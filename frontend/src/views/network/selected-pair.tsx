// What two selected actions have in common.
import type { ViewProps } from "../../contract";
import { isolated } from "../../kit/direction";
import { at } from "../../kit/lists";
import { meaningWords, sharedTerms } from "../../model/similarity";
import type { Study } from "../../model/study";
import { similarityWords } from "./action-words";
import type { Scene } from "./scene";

export function SelectedPair({ study, state, scene }: ViewProps & { scene: Scene }) {
  const [one, other, third] = state.selected.flatMap((id) => study.actionOfId.get(id) ?? []);
  if (one === undefined || other === undefined || third !== undefined) return null;
  const { id } = study.payload.actions;
  const shared = sharedTerms(study, one, other);
  const meaning = meaningWords(study, one, other);
  return (
    <div class="ac-net-pair" role="status">
      <p>
        <strong>
          {at(id, one)} and {at(id, other)}
        </strong>
        : {likeness(study, scene, one, other)}
      </p>
      <p class="ac-muted">
        {shared.length === 0 ? "They share no compared word." : `Both have ${shared.map(isolated).join(", ")}.`}
        {meaning && ` ${meaning}.`}
      </p>
    </div>
  );
}

function likeness(study: Study, scene: Scene, one: number, other: number) {
  const all = study.payload.network.first.length;
  const between = (edges: number) =>
    study.linksOf(one, edges).find(({ action }) => action === other);
  const pair = between(all);
  if (pair === undefined) return "not a pair of similar actions";
  const edge = between(scene.edges) !== undefined;
  return `${similarityWords(pair.weight)}, ${edge ? "linked by an edge" : "no edge at this number of edges"}`;
}
