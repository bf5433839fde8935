// What Python tells when it is asked, and what went wrong where it does not.
import { useEffect, useState } from "preact/hooks";

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The answer to a question, asked anew when something changes, or what went wrong. */
export function useTold<Found>(
  ask: (() => Promise<Found>) | undefined,
  changes: readonly unknown[],
): [Found | null, string] {
  const [found, setFound] = useState<Found | null>(null);
  const [trouble, setTrouble] = useState("");
  useEffect(() => {
    let open = true;
    ask?.().then(
      (answer) => open && setFound(() => answer),
      (error: unknown) => open && setTrouble(messageOf(error)),
    );
    return () => {
      open = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller says what changes
  }, changes);
  return [found, trouble];
}
