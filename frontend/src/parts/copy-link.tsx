// A button that copies the address of a group, to be sent to somebody.
import type { Reading } from "../contract";
import { Button } from "../kit/button";
import { copied } from "../kit/clipboard";
import { START } from "../model/state";

interface CopyLinkProps extends Pick<Reading, "link" | "say"> {
  id: string; // of the group
  label: string;
  text?: string; // what the button says, if not only its sign
}

export function CopyLink({ link, say, id, label, text }: CopyLinkProps) {
  if (link === null) return null;
  const copy = async () => {
    const address = link({ ...START, view: "table", open: id });
    const done = await copied(address);
    say(done ? `the link to ${label} is copied` : `this browser copies nothing; the link is ${address}`);
  };
  return (
    <Button class="ac-button ac-plain ac-copy" icon="link" name={`Copy link to ${label}`} act={() => void copy()}>
      {text}
    </Button>
  );
}
