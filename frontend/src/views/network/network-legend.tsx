// The legend of the network: what colour, shape and size of a node mean.
import { counted } from "../../kit/counted";
import { colouredColumn } from "../../model/action-colours";
import type { State } from "../../model/state";
import type { Study } from "../../model/study";
import { SCREEN } from "../../picture/palette";
import type { LegendLine, NodeStyle } from "./node-styles";
import { CORNERS } from "./painter";

const FEW = 14; // lines that are shown

export function NetworkKey({ study, state, keys }: { study: Study; state: State; keys: readonly LegendLine[] }) {
  const listed = keys.filter(({ count }) => count > 0);
  return (
    <div class="ac-stack ac-tight" role="group" aria-label="Legend">
      <p class="ac-muted">{meaning(study, state)}</p>
      {listed.length > 0 && (
        <ul class="ac-key ac-flow">
          {listed.slice(0, FEW).map(({ name, looks, count }) => (
            <li key={name}>
              <svg viewBox={`0 0 ${14 * looks.length + 2} 16`} height="16" aria-hidden="true">
                {looks.map((look, place) => (
                  <Sample key={place} look={look} x={8 + 14 * place} ground={SCREEN.ground} />
                ))}
              </svg>
              <bdi>{name}</bdi> <span class="ac-muted">{count}</span>
            </li>
          ))}
          {listed.length > FEW && <li class="ac-muted">and {listed.length - FEW} more</li>}
        </ul>
      )}
    </div>
  );
}

/** A node of the legend, in a square of 16. */
export function Sample({ look, x, ground }: { look: NodeStyle; x: number; ground: string }) {
  const style = {
    fill: look.fill === "none" ? ground : look.fill,
    stroke: look.outline ?? ground,
    "stroke-width": 1.25,
  };
  if (look.shape === "circle") return <circle cx={x} cy={8} r={5.5} {...style} />;
  const corners = CORNERS[look.shape].map(([right, down]) => `${x + 5.2 * right},${8 + 5.2 * down}`);
  return <polygon points={corners.join(" ")} {...style} />;
}

/** What the colours and sizes say, in a sentence. */
export function meaning(study: Study, state: State): string {
  const column = colouredColumn(study, state.colour);
  const nested = study.payload.groups.some(({ parent }) => parent >= 0);
  const colours =
    column !== undefined
      ? `Colours show “${column.name}”${state.colour === "region" && study.voted ? ", stronger with the priority" : ""}.`
      : state.colour === "level"
        ? "Colours and shapes show the main level in the model."
        : nested
          ? "Colours show the widest group that a text is in, and shades the groups in it."
          : "Colours tell neighbouring groups apart; the names on the map say which they are.";
  const sizes = {
    priority: study.voted ? "Larger: higher priority." : "All of one size: there are no stickers.",
    degree: "Larger: more edges.",
    even: "",
  };
  const pairs = counted(study.payload.network.copies.length, "pair");
  const copies = study.payload.network.copies.length === 0 ? "" : ` ${pairs} have the same words.`;
  return `${colours} ${sizes[state.size]}${copies}`.trim();
}
