// The region and the priority of an action, in words on their colour.
import { actionColour } from "../model/action-colours";
import type { Study } from "../model/study";

export function ActionBand({ study, action }: { study: Study; action: number }) {
  const { background, ink, region, priority } = actionColour(study, action);
  if (region === "" && priority === "") return null;
  const style = background === null || ink === null ? {} : { background, color: ink };
  return (
    <span class="ac-band" style={style}>
      {region !== "" && <bdi class="ac-band-region">{region}</bdi>}
      {priority !== "" && (
        <span>
          <span class="ac-unseen"> priority </span>
          {priority}
        </span>
      )}
    </span>
  );
}
