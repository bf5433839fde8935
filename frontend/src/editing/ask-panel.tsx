// What the board asks: suggestions, places to review, differences of two codings. One question at
// a time, answered by key or by button, or a list to tick.
import { useEffect, useRef, useState } from "preact/hooks";
import type { AnswerTold, Asking, Desk, Inquiry, ViewProps } from "../contract";
import { Button } from "../kit/button";
import { Checklist } from "../kit/checklist";
import { TextForm } from "./edit-form";
import { messageOf } from "./told";

const TITLES: Record<Desk, string> = {
  suggestions: "Suggestions",
  review: "Review",
  differences: "Two codings",
};

type Replied = Pick<Inquiry, "answer" | "words" | "picked">;

export function AskPanel(props: ViewProps & { close: () => void }) {
  const { study, editor, say, close } = props;
  const [of, setOf] = useState<Desk>("suggestions");
  const [listed, setListed] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [trouble, setTrouble] = useState("");
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [writing, setWriting] = useState<AnswerTold | null>(null); // an answer that asks for words
  const waiting = useRef(false); // until Python has answered
  const panel = useRef<HTMLElement>(null);
  const { inquire } = editor;
  useEffect(() => {
    let open = true;
    inquire?.({ of, listed }).then(
      ({ found }) => open && setAsking(found),
      (error: unknown) => open && setTrouble(messageOf(error)),
    );
    return () => {
      open = false;
    };
    // asked again after every change, whoever made it
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [study, of, listed]);
  useEffect(() => panel.current?.focus(), []);
  const reply = (replied: Replied) => {
    if (waiting.current) return;
    waiting.current = true;
    inquire?.({ of, listed, ...replied })
      .then(({ found, said }) => {
        setAsking(found);
        setTicked(new Set());
        setWriting(null);
        say(said);
        panel.current?.focus();
      }, (error: unknown) => say(`not possible: ${messageOf(error)}`))
      .finally(() => {
        waiting.current = false;
      });
  };
  const goTo = (desk: Desk) => {
    setOf(desk);
    setListed(false);
    panel.current?.focus();
  };
  const choose = (answer: AnswerTold) => {
    if (answer.words === "") reply({ answer: answer.answer });
    else setWriting(answer);
  };
  const one = listed ? null : (asking?.one ?? null);
  const many = listed && ticked.size > 0 ? `${asking?.many ?? ""} ${ticked.size} ticked` : "";
  const sendTicked = () => reply({ answer: of === "review" ? "agree" : "yes", picked: [...ticked] });
  const onKeyDown = (event: KeyboardEvent) => {
    const field = event.target instanceof Element && event.target.matches("input:not([type=checkbox])");
    if (field || event.ctrlKey || event.metaKey || event.altKey) return;
    const answer = one?.answers.find(({ key }) => key === event.key);
    if (event.key === "u") reply({ answer: "undo" });
    else if (answer !== undefined) choose(answer);
    else if (event.key === "y" && many !== "") sendTicked();
    else if (event.key === "y" && one !== null && one.hint !== "") say(one.hint);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys for its buttons
    <section ref={panel} class="ac-panel ac-ask" aria-label={TITLES[of]} tabIndex={-1} onKeyDown={onKeyDown}>
      <header class="ac-verbs">
        <h2 class="ac-unseen">{TITLES[of]}</h2>
        {(asking?.of ?? [of]).map((desk) => (
          <Button key={desk} pressed={desk === of} act={() => goTo(desk)}>{TITLES[desk]}</Button>
        ))}
        <Button icon="close" look="plain" name="Close the suggestions" act={close} />
      </header>
      {trouble !== "" && <p class="ac-muted">{trouble}</p>}
      {asking !== null && (
        <header class="ac-verbs">
          <span class="ac-muted ac-small">{asking.done} of {asking.done + asking.left} answered</span>
          {asking.many !== "" && (
            <Button icon="list" look="plain" pressed={listed} name="As a list to tick" act={() => setListed(!listed)} />
          )}
          <Button icon="undo" look="plain" name="Undo (u)" act={() => reply({ answer: "undo" })} />
        </header>
      )}
      {asking !== null && asking.left === 0 && <p>{asking.end}</p>}
      {asking !== null && listed && asking.left > 0 && (
        <>
          <Checklist
            label={TITLES[of]}
            choices={asking.rows.map(({ key, text, note }) => ({ id: key, title: text, note }))}
            ticked={ticked}
            change={setTicked}
          />
          <Button look="primary" disabled={many === ""} act={sendTicked}>
            {many === "" ? "Nothing is ticked" : `${many} (y)`}
          </Button>
        </>
      )}
      {one !== null && <Question {...props} one={one} choose={choose} />}
      {writing !== null && (
        <TextForm
          title={writing.title}
          send={writing.title}
          label={writing.words}
          reasoned
          make={(words) => reply({ answer: writing.answer, words })}
          close={() => setWriting(null)}
        />
      )}
    </section>
  );
}

interface QuestionProps extends ViewProps {
  one: NonNullable<Asking["one"]>;
  choose: (answer: AnswerTold) => void;
}

function Question({ editor, set, one, choose }: QuestionProps) {
  return (
    <>
      <strong dir="auto">{one.question}</strong>
      {one.texts.map((text) => (
        <p key={text} class="ac-quote" dir="auto">{text}</p>
      ))}
      {one.actions.length > one.texts.length && (
        <p class="ac-muted ac-small">and {one.actions.length - one.texts.length} more</p>
      )}
      <p class="ac-small" dir="auto">{one.evidence}</p>
      {one.sides.map(({ title, what, why }) => (
        <p key={title} class="ac-small">
          <strong>{title}</strong> <bdi>{what}</bdi>
          {why !== "" && <q dir="auto">{why}</q>}
        </p>
      ))}
      <div class="ac-verbs">
        {one.answers.map((answer, place) => (
          <Button
            key={answer.key}
            look={place === 0 && one.hint === "" ? "primary" : "framed"}
            disabled={editor.busy}
            act={() => choose(answer)}
          >
            {answer.title} ({answer.key})
          </Button>
        ))}
        {one.actions.length > 0 && (
          <Button look="plain" act={() => set({ selected: one.actions })}>Look at it</Button>
        )}
      </div>
    </>
  );
}
