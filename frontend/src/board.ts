// The entry of the board: an anywidget module, shown in a cell of a notebook.
import { h, render } from "preact";
import type { Host } from "./contract";
import { ActionTools, GroupTools } from "./editing/board-tools";
import { PythonEditor, type Message } from "./editing/python-editor";
import { Workbench } from "./editing/workbench";
import { fromFragment } from "./model/address";
import type { Board } from "./model/payload";
import { LogList } from "./parts/log-entries";
import { App } from "./shell/app";

/** What anywidget offers of the widget in Python. */
interface Model {
  get: (name: string) => unknown;
  send: (content: unknown) => void;
  on: (event: string, callback: (content: Message) => void) => void;
  off: (event: string, callback: (content: Message) => void) => void;
}

function show({ model, el }: { model: Model; el: HTMLElement }): () => void {
  const editor = new PythonEditor(
    model.get("_state") as Board,
    (message) => model.send(message),
    draw,
  );
  let tell: (said: string) => void = () => undefined;
  const host: Host = {
    start: { ...fromFragment("", editor.study), view: "table" }, // there it is worked on
    problems: [],
    remember: () => undefined,
    listen: () => () => undefined,
    news: (say) => {
      tell = say;
    },
    tools: {
      group: (props) => h(GroupTools, props),
      actions: (props) => h(ActionTools, props),
    },
    bench: Workbench,
    print: null,
    link: null, // a cell has no address
    theme: null,
    side: ({ study }) => ({
      title: "Log",
      count: study.payload.log.length,
      content: h("div", { class: "ac-log ac-small" }, h(LogList, { study, places: [...study.payload.log.keys()] })),
    }),
  };
  const hear = (message: Message) => {
    const said = editor.hear(message);
    if (said !== "") tell(said);
  };
  const dark = new MutationObserver(draw);
  const root = document.createElement("div");
  root.className = "actionclust-board";
  root.style.height = String(model.get("_height"));
  const inside = document.createElement("div");
  inside.className = "actionclust-scroll";
  root.append(inside);
  // keys pressed on the board are not those of the notebook: JupyterLab hears them after the board,
  // Notebook before it, but not those of an element that is marked
  root.addEventListener("keydown", (event) => event.stopPropagation());
  root.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element) target.setAttribute("data-lm-suppress-shortcuts", "true");
  });
  el.append(root);

  function draw(): void {
    render(h(App, { study: editor.study, editor, host: { ...host, theme: theme() } }), inside);
  }
  draw();
  dark.observe(document.body, { attributeFilter: ["data-jp-theme-light"] });
  model.on("msg:custom", hear);
  editor.catchUp();
  return () => {
    model.off("msg:custom", hear);
    dark.disconnect();
    editor.end();
    render(null, inside);
    root.remove();
  };
}

/** Light or dark, where the notebook says it; otherwise the reader chooses. */
function theme(): Host["theme"] {
  const light = document.body.dataset["jpThemeLight"];
  return light === undefined ? null : light === "true" ? "light" : "dark";
}

export default { render: show };
