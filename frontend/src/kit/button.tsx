// A button: what it does, and how it looks.
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon";

const LOOKS = {
  framed: "ac-button",
  plain: "ac-button ac-plain",
  primary: "ac-button ac-primary",
  link: "ac-link", // reads as text
} as const;

interface ButtonProps {
  act: () => void;
  look?: keyof typeof LOOKS;
  class?: string; // instead of those of a look
  icon?: IconName;
  name?: string; // where the children do not say it
  disabled?: boolean;
  pressed?: boolean;
  expanded?: boolean;
  children?: ComponentChildren;
}

export function Button({ act, look = "framed", icon, name, pressed, expanded, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      class={LOOKS[look]}
      aria-label={name}
      aria-pressed={pressed}
      aria-expanded={expanded}
      onClick={act}
      {...rest}
    >
      {icon !== undefined && <Icon name={icon} />}
      {children}
    </button>
  );
}
