// The queue of suggestions, one at a time: yes, no, later or a group, by key or by button.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Answer, Asking, ViewProps } from "../contract";
import { Button } from "../kit/button";
import { counted } from "../kit/counted";
import { actionsInWords, groupName } from "./local-edits";
import { answerOf, CHOOSE } from "./queue-answers";

export function QueuePanel(props: ViewProps & { close: () => void }) {
  const { study, editor, say, set, close } = props;
  const [asking, setAsking] = useState<Asking | null>(null);
  const [trouble, setTrouble] = useState("");
  const waiting = useRef(false); // until Python has answered
  const panel = useRef<HTMLElement>(null);
  const { queue } = editor;
  const told = (error: unknown) => setTrouble(error instanceof Error ? error.message : String(error));
  useEffect(() => {
    let open = true;
    queue?.().then(({ found }) => open && setAsking(found), (error: unknown) => open && told(error));
    return () => {
      open = false;
    };
    // asked again after every change, whoever made it
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [study]);
  useEffect(() => panel.current?.focus(), []);
  const answer = (what: Answer) => {
    if (waiting.current || asking?.one === null) return;
    waiting.current = true;
    queue?.(what)
      .then(({ found, said }) => {
        setAsking(found);
        say(said === "" ? "put off" : said);
        panel.current?.focus();
      }, (error: unknown) => say(`not possible: ${error instanceof Error ? error.message : String(error)}`))
      .finally(() => {
        waiting.current = false;
      });
  };
  const one = asking?.one ?? null;
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys for its buttons
    <section
      ref={panel}
      class="ac-panel ac-queue"
      aria-label="Suggestions"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (one === null || event.ctrlKey || event.metaKey || event.altKey) return;
        const what = answerOf(one, event.key);
        if (what === null) return;
        event.preventDefault();
        event.stopPropagation();
        if (what === CHOOSE) say("choose a group by its number, or press n: it stays");
        else answer(what);
      }}
    >
      <header class="ac-panel-head">
        <h2>Suggestions</h2>
        <Button icon="close" look="plain" name="Close the suggestions" act={close} />
      </header>
      {trouble !== "" && <p class="ac-muted">{trouble}</p>}
      {asking !== null && (
        <p class="ac-muted ac-small">
          {asking.answered} answered, {counted(asking.left, "suggestion")} left
        </p>
      )}
      {asking !== null && one === null && <p>Nothing is left to suggest.</p>}
      {one !== null && (
        <>
          <p>
            <strong dir="auto">{questionOf(study, one)}</strong>
          </p>
          {one.texts.map((text) => (
            <p key={text} class="ac-quote" dir="auto">
              {text}
            </p>
          ))}
          {one.actions.length > one.texts.length && (
            <p class="ac-muted ac-small">and {one.actions.length - one.texts.length} more</p>
          )}
          <p class="ac-small" dir="auto">{one.evidence}</p>
          <div class="ac-verbs">
            {one.kind !== "check" && (
              <Button look="primary" disabled={editor.busy} act={() => answer("yes")}>Yes (y)</Button>
            )}
            <Button disabled={editor.busy} act={() => answer("no")}>
              {one.kind === "check" ? "It stays (n)" : "No (n)"}
            </Button>
            {one.choices.map((id, place) => (
              <Button key={id} disabled={editor.busy} act={() => answer(`to ${id}`)}>
                To {groupName(study, id)} ({place + 1})
              </Button>
            ))}
            <Button disabled={editor.busy} act={() => answer("later")}>Later (l)</Button>
            {one.actions.length > 0 && (
              <Button look="plain" act={() => set({ selected: one.actions })}>Look at it</Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}

/** What is suggested, as a question. */
function questionOf(study: ViewProps["study"], one: NonNullable<Asking["one"]>): string {
  const { kind, actions, source, target, label } = one;
  const texts = actionsInWords(study, actions);
  const from = source.map((id) => groupName(study, id)).join(", ");
  const to = target === null ? "" : groupName(study, target);
  switch (kind) {
    case "move":
      return `Move from ${from} to ${to}?`;
    case "check":
      return `Does this text belong in ${from}?`;
    case "place":
      return `Put into ${to}?`;
    case "set aside":
      return `Set ${texts} aside from ${from}?`;
    case "merge":
      return to === "" ? `Merge ${from}?` : `Merge ${from} into ${to}?`;
    case "split":
      return `Split ${texts} off ${from}?`;
    case "copies":
      return `Put these near-copies together in ${to}?`;
    case "name":
      return `Call ${from} \u201c${label}\u201d?`;
  }
}
