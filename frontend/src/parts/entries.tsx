// Entries of the log, the newest first, as a list or to be unfolded.
import { at, type Study } from "../model/study";

export function Entries({ study, places }: { study: Study; places: readonly number[] }) {
  if (places.length === 0) return null;
  return (
    <details class="ac-log">
      <summary>{places.length === 1 ? "1 edit" : `${places.length} edits`} in the log</summary>
      <EntryList study={study} places={places} />
    </details>
  );
}

export function EntryList({ study, places }: { study: Study; places: readonly number[] }) {
  const entries = places.map((place) => at(study.payload.log, place)).reverse();
  return (
    <ol>
      {entries.map(({ id, time, analyst, what, why, holds }) => (
        <li key={id}>
          <span class="ac-muted">
            <time dateTime={time}>{time.slice(0, 16).replace("T", " ")}</time>{" "}
            {analyst === "" ? "no name" : analyst}
          </span>{" "}
          {holds ? what : <s>{what}</s>}
          {!holds && " (taken back)"}
          {why !== "" && <q>{why}</q>}
        </li>
      ))}
    </ol>
  );
}
