// What the keys do.
import { Dialog } from "../kit/dialog";

interface HelpProps {
  edits: boolean;
  board: boolean; // whether groups can be edited too
  letters: boolean;
  setLetters: (on: boolean) => void;
  close: () => void;
}

const KEYS: readonly { keys: readonly string[]; does: string; edits?: true; board?: true }[] = [
  { keys: ["/"], does: "Go to the search" },
  { keys: ["1", "2", "\u2026"], does: "Go to a view" },
  { keys: ["\u2191", "\u2193"], does: "In the table: the row before, the next row; in lists and toolbars too" },
  { keys: ["\u2192", "\u2190"], does: "Open a group, or close it; then go in, or out" },
  { keys: ["Enter"], does: "Go to the page of a group, or to the details of an action" },
  { keys: ["Backspace"], does: "Go up to the group above" },
  { keys: ["Space"], does: "Select an action, or take it out of the selection" },
  { keys: ["Shift", "\u2191 \u2193"], does: "Select several actions" },
  { keys: ["Ctrl", "A"], does: "Select all actions that are listed" },
  { keys: ["Home", "End"], does: "Go to the first or the last row" },
  { keys: ["m"], does: "Move the selected actions to another group, or to a new one", edits: true },
  { keys: ["x"], does: "Set the selected actions aside", edits: true },
  { keys: ["n"], does: "Make a new group of the selected actions", edits: true },
  { keys: ["s"], does: "Split the selected actions off their group", board: true },
  { keys: ["F2"], does: "Rename the group that is open", edits: true },
  { keys: ["m", "g"], does: "In the groups: merge them, or put them into a wider one", board: true },
  { keys: ["v", "c"], does: "The Viable System Model, or a memo", board: true },
  { keys: ["y", "n", "l", "u"], does: "In the suggestions: yes, no, later, undo", board: true },
  { keys: ["Ctrl", "Z"], does: "Undo", edits: true },
  { keys: ["Ctrl", "Shift", "Z"], does: "Redo", edits: true },
  { keys: ["Esc"], does: "Close the details and go back, or clear the selection" },
  { keys: ["?"], does: "Show this help" },
];

export function ShortcutHelp({ edits, board, letters, setLetters, close }: HelpProps) {
  return (
    <Dialog title="Keys" close={close}>
      <table class="ac-keys">
        <thead class="ac-unseen">
          <tr>
            <th scope="col">Keys</th>
            <th scope="col">What they do</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.filter((row) => (edits || row.edits !== true) && (board || row.board !== true)).map(({ keys, does }) => (
            <tr key={does}>
              <th scope="row">
                {keys.map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </th>
              <td>{does}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label class="ac-choice">
        <input
          type="checkbox"
          checked={letters}
          onChange={(event) => setLetters(event.currentTarget.checked)}
        />
        <span>Single letters and digits work as keys</span>
      </label>
    </Dialog>
  );
}
