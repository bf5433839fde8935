// Why an action stands where it does: how it came there, what it shares, what else it could be.
import type { PlaceTold as Found, ViewProps } from "../contract";
import { Button } from "../kit/button";
import { isolated } from "../kit/direction";
import { labelOf } from "../model/branches";
import { useTold } from "./told";

export function WhyHere(props: ViewProps & { id: string }) {
  const { study, editor, id, set } = props;
  const { why } = editor;
  const [found, trouble] = useTold(why && (() => why(id)), [why, id, study]);
  if (why === undefined) return null;
  if (trouble !== "") return <p class="ac-muted ac-small">Why here: {trouble}</p>;
  if (found === null) return <p class="ac-muted ac-small">Why here: asked of Python \u2026</p>;
  return (
    <section class="ac-why-here" aria-label="Why here">
      <h3>Why here</h3>
      <ol>
        {found.came.map(({ what, analyst, time, why: reason }) => (
          <li key={what + time}>
            <bdi>{what}</bdi>
            {time !== "" && (
              <span class="ac-muted"> by <bdi>{analyst || "somebody"}</bdi>, {time.slice(0, 10)}</span>
            )}
            {reason !== "" && <q dir="auto">{reason}</q>}
          </li>
        ))}
      </ol>
      <Sure found={found} />
      {found.shared.length > 0 && (
        <p>
          <span class="ac-muted">Shares with its group</span> {found.shared.map(isolated).join(", ")}
        </p>
      )}
      {found.nearest.length > 0 && <h4>Most like it here</h4>}
      {found.nearest.map((near) => (
        <Button key={near.id} class="ac-row-button" act={() => set({ selected: [near.id] })}>
          <span dir="auto">{near.text}</span>{" "}
          {near.words.length > 0 && <span class="ac-muted">by {near.words.map(isolated).join(", ")}</span>}
        </Button>
      ))}
      {found.others.length > 0 && <h4>Or rather</h4>}
      {found.others.map((home) => (
        <Other key={home.group} {...props} home={home} />
      ))}
    </section>
  );
}

/** How sure its place is, in words and on a scale. */
function Sure({ found }: { found: Found }) {
  const { probability, fit, better, chance, others } = found;
  const likelier = others.some((home) => (home.probability ?? 0) > (probability ?? 1));
  return (
    <>
      {probability !== null && (
        <p>
          <meter min={0} max={1} value={probability} aria-label="How likely it belongs here" />{" "}
          {(100 * probability).toFixed(0)} % likely here{likelier && ", and another group is likelier"}
        </p>
      )}
      {fit !== null && better !== null && (
        <p class="ac-muted">
          Likeness to its group {fit.toFixed(2)}: more than {(100 * better).toFixed(0)} % of all texts
          {chance !== null && `; others have ${chance.toFixed(2)} with this group`}
        </p>
      )}
    </>
  );
}

function Other({ study, editor, carry, id, home }: ViewProps & { id: string; home: Found["others"][number] }) {
  const place = study.groupOfId.get(home.group);
  if (place === undefined) return null;
  const { nearest } = home;
  return (
    <div class="ac-other-home">
      <p>
        <strong dir="auto">{labelOf(study, place)}</strong>{" "}
        <span class="ac-muted">
          {home.probability !== null && `${(100 * home.probability).toFixed(0)} %`}
          {home.shared.length > 0 && `, by ${home.shared.map(isolated).join(", ")}`}
        </span>
        {nearest !== null && <q dir="auto">{nearest.text}</q>}
      </p>
      <Button disabled={editor.busy} act={() => carry.drop([id], home.group)}>
        Move there<span class="ac-unseen"> to {labelOf(study, place)}</span>
      </Button>
    </div>
  );
}
