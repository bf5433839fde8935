// The log beside the board: every edit, the newest first.
import type { Study } from "../model/study";
import { LogList } from "../parts/log-entries";

export function LogPanel({ study }: { study: Study }) {
  const places = study.payload.log.map((_, place) => place);
  if (places.length === 0) return <p class="ac-muted ac-small">no edits yet</p>;
  return (
    <div class="ac-log ac-small">
      <LogList study={study} places={places} />
    </div>
  );
}
