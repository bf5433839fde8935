// The line that says what happened: screen readers read it, others see it for a while.
import { useCallback, useEffect, useRef, useState } from "preact/hooks";

export interface Said {
  readonly text: string;
  readonly count: number; // tells the same words, said again, apart
}

const SEEN = 6000; // milliseconds
const PAUSE = 600; // after the last letter of a search, until the number of matches is said

export function Status({ said }: { said: Said }) {
  const [seen, setSeen] = useState(true);
  useEffect(() => {
    setSeen(true);
    const timer = setTimeout(() => setSeen(false), SEEN);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <p class={seen && said.text !== "" ? "ac-status ac-seen" : "ac-status"} role="status">
      <span key={said.count}>{said.text}</span>
    </p>
  );
}

/** What was said last, and how to say something. */
export function useSaying(problems: readonly string[]): [Said, (text: string) => void] {
  const [said, setSaid] = useState<Said>({ text: problems.join("; "), count: 0 });
  const say = useCallback((text: string) => setSaid(({ count }) => ({ text, count: count + 1 })), []);
  return [said, say];
}

/** Say how many actions are shown, and what else is to be known, once search and filters rest. */
export function useCounted(
  count: number,
  also: string,
  search: string,
  filters: object,
  say: (text: string) => void,
): void {
  const before = useRef({ search, filters });
  useEffect(() => {
    if (before.current.search === search && before.current.filters === filters) return undefined;
    before.current = { search, filters };
    const timer = setTimeout(() => {
      const shown = count === 1 ? "1 action is shown" : `${count} actions are shown`;
      say(also === "" ? shown : `${shown}. ${also}`);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [count, also, search, filters, say]);
}
