// The entry of the page: reads the data that it holds, shows them, and keeps the state in the
// fragment of the address.
import { h, render } from "preact";
import type { Host, Printed } from "./contract";
import { ActionTools, GroupTools } from "./editing/board-tools";
import { MovesError } from "./editing/moves-file";
import { SuggestEditor } from "./editing/suggestion-editor";
import { Suggestions } from "./editing/suggestions-panel";
import { fromFragment, toFragment } from "./model/address";
import { shownBy } from "./model/filter";
import type { Payload } from "./model/payload";
import type { State } from "./model/state";
import { decode } from "./model/study";
import { App } from "./shell/app";
import { printedOf, Report } from "./shell/printed-report";
import { viewOf } from "./views/all";

const root = partNamed("actionclust");
const data = partNamed("actionclust-data");

const study = decode(JSON.parse(data.textContent) as Payload);
// what was suggested is kept in the browser, by the state of the study, until it is saved
const drawer = `actionclust suggestions ${study.payload.start}`;
let kept = false;
let begun = false;
const editor = new SuggestEditor(study, () => begun && draw(), (file) => {
  kept = withStorage((storage) => {
    if (file === null) storage.removeItem(drawer);
    else storage.setItem(drawer, file);
    return true;
  }) ?? false;
});

function readAddress(): { start: State; problems: string[] } {
  const problems: string[] = [];
  const start = fromFragment(location.hash, study, (problem) => problems.push(problem));
  return { start, problems };
}

// a page that a notebook shows in a frame has no address of its own
const inside = location.protocol === "about:";

let wanted: Printed | null = null; // what the reader asked to print; null: what the view has
const beginning = readAddress();
const left = withStorage((storage) => storage.getItem(drawer)) ?? null;
if (left !== null) beginning.problems.push(restored(left));
let now = beginning.start;

const host: Host = {
  ...beginning,
  remember: (state, step) => {
    now = state;
    const address = `#${toFragment(state)}`;
    if (address === (location.hash || "#") || inside) return;
    if (step) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  },
  listen: (to) => {
    const changed = () => {
      const { start, problems } = readAddress();
      now = start;
      to(start, problems);
    };
    addEventListener("popstate", changed);
    return () => removeEventListener("popstate", changed);
  },
  print: (what) => {
    wanted = what;
    print();
    wanted = null;
  },
  link: inside ? null : (state) => `${location.href.split("#", 1)[0] ?? ""}#${toFragment(state)}`,
  theme: null,
  tools: {
    group: (props) => h(GroupTools, props),
    actions: (props) => h(ActionTools, props),
  },
  side: ({ say }) => ({
    title: "Suggestions",
    count: editor.suggestions.length,
    content: h(Suggestions, { editor, say }),
  }),
};

/** Make again what was kept in the browser, and say what came of it. */
function restored(file: string): string {
  try {
    return `your suggestions were kept in this browser: ${editor.load(file)}`;
  } catch (error) {
    if (error instanceof MovesError) return `what this browser kept of your suggestions is lost: ${error.message}`;
    throw error;
  }
}

function draw(): void {
  render(h(App, { study: editor.study, editor, host }), root);
}
begun = true;
draw();

// what is printed is made when it is asked for: what the view has, the open theme, or all
const report = document.body.appendChild(document.createElement("div"));
addEventListener("beforeprint", () => {
  const { study: present } = editor;
  const seen = { study: present, state: now, shown: shownBy(present, now) };
  const view = viewOf(now.view);
  render(h(Report, { ...seen, view, what: wanted ?? printedOf(now) }), report);
});
addEventListener("afterprint", () => render(null, report));

// while nothing has the focus, keys go to the app
document.addEventListener("keydown", (event) => {
  if (event.target !== document.body) return;
  const copy = new KeyboardEvent("keydown", { ...keyOf(event), bubbles: true, cancelable: true });
  if (!(root.firstElementChild?.dispatchEvent(copy) ?? true)) event.preventDefault();
});

addEventListener("beforeunload", (event) => {
  if (!editor.saved && !kept) event.preventDefault();
});

/** Use what the browser keeps, where it lets a page do so. */
function withStorage<Found>(apply: (storage: Storage) => Found): Found | undefined {
  try {
    return apply(localStorage);
  } catch (error) {
    if (error instanceof DOMException) return undefined; // forbidden, or full
    throw error;
  }
}

function partNamed(id: string): HTMLElement {
  const part = document.getElementById(id);
  if (part === null) throw new Error(`the page lacks its part ${id}`);
  return part;
}

function keyOf(event: KeyboardEvent): KeyboardEventInit {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
  return { key, ctrlKey, metaKey, altKey, shiftKey };
}
