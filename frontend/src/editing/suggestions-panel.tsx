// The tray of the page: what the reader suggests, to be saved as a file that Python replays.
import { useRef } from "preact/hooks";
import { Button } from "../kit/button";
import { download, fileName } from "../kit/download";
import { TextField } from "../kit/fields";
import { MovesError } from "./moves-file";
import type { SuggestEditor } from "./suggestion-editor";

interface SuggestionsProps {
  editor: SuggestEditor;
  say: (message: string) => void;
}

export function Suggestions({ editor, say }: SuggestionsProps) {
  const file = useRef<HTMLInputElement>(null);
  const { suggestions } = editor;
  const load = async (chosen: File) => {
    try {
      say(`suggestions loaded: ${editor.load(await chosen.text())}`);
    } catch (error) {
      if (!(error instanceof MovesError)) throw error;
      say(`${chosen.name}: ${error.message}`);
    }
  };
  return (
    <>
      {suggestions.length === 0 ? (
        <p class="ac-muted ac-small">
          Drag actions onto another group, or select them and press m. The right button of the mouse
          offers what else can be suggested. It stays in this browser until you save it as a file;
          send that to whoever gave you the page.
        </p>
      ) : (
        <ol class="ac-suggestions">
          {suggestions.map(({ what, why, time }, place) => (
            <li key={`${time} ${place}`}>
              <p dir="auto">{what}</p>
              <TextField
                class="ac-why"
                label={<span class="ac-unseen">Why suggestion {place + 1}</span>}
                placeholder="Why?"
                value={why}
                change={(words) => editor.explain(place, words)}
              />
              <Button icon="close" look="plain" act={() => say(editor.remove(place))}>
                <span class="ac-unseen">Take suggestion {place + 1} back</span>
              </Button>
            </li>
          ))}
        </ol>
      )}
      <TextField label="Your name" autocomplete="name" value={editor.reader} change={(name) => editor.sign(name)} />
      <div class="ac-verbs">
        <Button
          icon="save"
          look="primary"
          disabled={suggestions.length === 0}
          act={() => {
            const { title } = editor.study.payload;
            const name = `${fileName(title, `suggestions ${editor.reader}`)}.json`;
            download(name, "application/json", editor.save());
            say(`suggestions saved in ${name}`);
          }}
        >
          Save suggestions
        </Button>
        <Button icon="open" act={() => file.current?.click()}>Load suggestions</Button>
        <input
          ref={file}
          class="ac-unseen"
          type="file"
          accept=".json,application/json"
          aria-label="File of suggestions"
          tabIndex={-1}
          onChange={({ currentTarget: input }) => {
            const [chosen] = input.files ?? [];
            if (chosen !== undefined) void load(chosen);
            input.value = "";
          }}
        />
      </div>
    </>
  );
}
