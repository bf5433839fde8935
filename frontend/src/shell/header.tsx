// The title of the study, and the buttons that are not about a view.
import type { ComponentChildren } from "preact";
import type { Side } from "./app";
import type { Study } from "../model/study";
import type { Asked } from "./dialogs";
import { Icon } from "../kit/icon";
import type { Theme } from "../kit/theme";

interface HeaderProps {
  study: Study;
  side: Side;
  beside: boolean; // whether what stands beside the views is open
  toggleBeside: () => void;
  theme: Theme | null; // null: the reader does not choose it
  turn: () => void;
  print: (() => void) | null;
  ask: (asked: Asked) => void;
  undo: ComponentChildren; // null: it stands beside the views
}

export function Header(props: HeaderProps) {
  const { study, side, beside, toggleBeside, theme, turn, print, ask, undo } = props;
  return (
    <header class="ac-header">
      <div class="ac-titles">
        <h1>{study.payload.title}</h1>
        <p class="ac-muted">{study.payload.summary}</p>
      </div>
      <div class="ac-actions">
        {undo}
        <button type="button" class="ac-button" aria-expanded={beside} onClick={toggleBeside}>
          <Icon name="list" />
          {side.title}
          {side.count > 0 && <span class="ac-badge">{side.count}</span>}
        </button>
        <button
          type="button"
          class="ac-button"
          onClick={() => {
            ask({ what: "save" });
          }}
        >
          <Icon name="save" />
          Save …
        </button>
        {print !== null && (
          <button type="button" class="ac-button" onClick={print}>
            <Icon name="print" />
            Print
          </button>
        )}
        {theme !== null && (
          <button
            type="button"
            class="ac-button ac-plain"
            aria-label={theme === "dark" ? "Light colours" : "Dark colours"}
            onClick={turn}
          >
            <Icon name={theme === "dark" ? "light" : "dark"} />
          </button>
        )}
        <button
          type="button"
          class="ac-button ac-plain"
          aria-label="Keys"
          onClick={() => {
            ask({ what: "help" });
          }}
        >
          <Icon name="help" />
        </button>
      </div>
    </header>
  );
}
