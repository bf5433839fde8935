// The buttons for what can be done with a group, and with actions beyond moving and setting aside.
import type { ViewProps } from "../contract";
import { Button } from "../kit/button";
import { useArrowKeys } from "../kit/arrow-keys";
import type { Branch } from "../model/branches";
import { groupActs, textActs, type Act } from "./acts";

export function GroupTools(props: ViewProps & { branch: Branch }) {
  const { branch } = props;
  if (branch.group < 0 && branch.key !== "top") return null;
  const acts = groupActs(props, branch.group < 0 || branch.id === null ? [] : [branch.id]);
  return <Acts {...props} acts={acts} label={`Edit ${branch.label}`} />;
}

export function ActionTools(props: ViewProps & { ids: readonly string[] }) {
  // those that come first stand above these
  const acts = textActs(props, props.ids).filter(({ icon }) => icon === undefined);
  return <Acts {...props} acts={acts} label="Edit" />;
}

function Acts({ editor, acts, label }: ViewProps & { acts: readonly Act[]; label: string }) {
  const keys = useArrowKeys<HTMLDivElement>();
  return (
    <div class="ac-verbs" role="toolbar" aria-label={label} {...keys}>
      {acts.map(({ title, run }) => (
        <Button key={title} disabled={editor.busy} act={run}>{title}</Button>
      ))}
    </div>
  );
}
