// What JSX becomes in the built files; see build.mjs.
export { Fragment, h } from "preact";
