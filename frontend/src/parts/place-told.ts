// Why an action stands where it does, as far as the page knows it without Python.
import type { PlaceTold } from "../contract";
import { at } from "../kit/lists";
import { sharedTerms, similarTo, termsOf, type Similar } from "../model/similarity";
import type { Study } from "../model/study";

const FEW = 3; // texts, and other groups, that are named

export function placeTold(study: Study, id: string): PlaceTold {
  const { actions, groups, log, steps } = study.payload;
  const action = study.actionOfId.get(id) ?? -1;
  const group = at(actions.group, action);
  const edits = log.filter(({ holds, moved }) => holds && moved.includes(action));
  const similar = similarTo(study, action);
  const inside = (place: number) => similar.filter((one) => at(actions.group, one.action) === place);
  const near = ({ action: other, shared }: Similar) => ({
    id: at(actions.id, other),
    text: at(actions.text, other),
    words: shared,
  });
  const others = [...new Set(similar.map((one) => at(actions.group, one.action)))].filter(
    (place) => place >= 0 && place !== group,
  );
  const members = group < 0 ? [] : at(study.members, group).filter((one) => one !== action);
  const known = members.map((one) => new Set(sharedTerms(study, action, one)));
  const shared = termsOf(study, action).flatMap((term) => {
    const count = known.filter((terms) => terms.has(term)).length;
    return count === 0 ? [] : [`${term} (in ${count} of ${members.length})`];
  });
  const fit = at(actions.fit, action);
  const fits = actions.fit.filter((one) => one !== null);
  return {
    came: [
      { what: at(steps, at(actions.began, action)), analyst: "", time: "", why: "" },
      ...edits.map(({ what, analyst, time, why }) => ({ what, analyst, time, why })),
    ],
    probability: null,
    fit,
    better: fit === null ? null : fits.filter((one) => one < fit).length / fits.length,
    chance: null,
    shared,
    nearest: inside(group).slice(0, group < 0 ? 0 : FEW).map(near),
    others: others.slice(0, FEW).map((place) => ({
      group: at(groups, place).id,
      probability: null,
      shared: [],
      nearest: inside(place).map(near)[0] ?? null,
    })),
  };
}
