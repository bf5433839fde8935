// Entries of the log, the newest first, as a list or to be unfolded.
import { at } from "../kit/lists";
import { isTakenBack } from "../model/log";
import type { Study } from "../model/study";

export function LogEntries({ study, places }: { study: Study; places: readonly number[] }) {
  if (places.length === 0) return null;
  return (
    <details class="ac-log ac-small">
      <summary>{places.length === 1 ? "1 edit" : `${places.length} edits`} in the log</summary>
      <LogList study={study} places={places} />
    </details>
  );
}

export function LogList({ study, places }: { study: Study; places: readonly number[] }) {
  const entries = places.map((place) => at(study.payload.log, place)).reverse();
  return (
    <ol class="ac-quoted ac-stack ac-tight">
      {entries.map((entry) => (
        <li key={entry.id}>
          <span class="ac-muted">
            <time dateTime={entry.time}>{entry.time.slice(0, 16).replace("T", " ")}</time>{" "}
            <bdi>{entry.analyst === "" ? "no name" : entry.analyst}</bdi>
          </span>{" "}
          {isTakenBack(entry) ? <s dir="auto">{entry.what}</s> : <bdi>{entry.what}</bdi>}
          {isTakenBack(entry) && " (taken back)"}
          {entry.why !== "" && <q dir="auto">{entry.why}</q>}
        </li>
      ))}
    </ol>
  );
}
