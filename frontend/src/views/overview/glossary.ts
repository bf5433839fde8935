// The words of the method, for readers who do not know it.
import type { Fact } from "../../model/payload";

export const GLOSSARY: readonly Fact[] = [
  { name: "Action", value: "One text: what somebody said should be done." },
  { name: "Theme, group", value: "Texts that belong together. A sub-cluster is a narrow theme; clusters and super-clusters hold narrower ones." },
  { name: "Unclustered", value: "A text in no theme; the reason stands beside it." },
  { name: "Keywords", value: "Words that stand in the texts of a theme and seldom elsewhere." },
  { name: "Similarity, edge", value: "How many telling words two texts share, from 0 to 1; rare words count for more. An edge links two texts that are alike." },
  { name: "Fit", value: "How alike a text is to the others of its theme, from 0 to 1. Short texts share few words, so low numbers are common." },
  { name: "Perhaps misplaced", value: "The program found the text among the least alike of all, and no nearer to its theme than to another, and nobody has decided on it since." },
  { name: "Priority, points", value: "How much of the stickers of its discussion group a text got." },
  { name: "Tuning", value: "The program tried several numbers of edges, until as many groups came out as were asked for." },
];
