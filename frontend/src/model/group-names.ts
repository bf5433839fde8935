// Finding groups by their names.
import { at } from "../kit/lists";
import { folded, searchWords } from "../kit/search-words";
import type { Study } from "./study";

/** Whether the id and the label of a group have all words of a search. */
export function isNamed(study: Study, group: number, search: string): boolean {
  const { id, label } = at(study.payload.groups, group);
  const name = folded(`${id} ${label}`);
  return searchWords(search).every((word) => name.includes(word));
}
