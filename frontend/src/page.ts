// The entry of the page: reads the data that it holds, and shows them.
import { h, render } from "preact";
import { App, type Host } from "./app";
import { fromFragment, toFragment } from "./model/state";
import { decode } from "./model/study";
import type { Payload } from "./payload";
import { suggestEditor } from "./suggest";

const root = document.getElementById("actionclust");
const data = document.getElementById("actionclust-data");
if (root === null || data === null) throw new Error("the page lacks its root or its data");
const study = decode(JSON.parse(data.textContent) as Payload);
const host: Host = {
  start: fromFragment(location.hash, study),
  remember: (state) => {
    history.replaceState(null, "", `#${toFragment(state)}`);
  },
  listen: (to) => {
    const changed = () => {
      to(fromFragment(location.hash, study));
    };
    addEventListener("hashchange", changed);
    return () => {
      removeEventListener("hashchange", changed);
    };
  },
};
render(h(App, { study, editor: suggestEditor(study), host }), root);
