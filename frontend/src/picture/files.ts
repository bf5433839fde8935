// The files that a view offers: tables, and pictures on paper.
import type { Picture, Seen } from "../contract";
import type { Table } from "../kit/csv";
import { fileName } from "../kit/download";
import type { Study } from "../model/study";
import { captionOf } from "../parts/caption";
import type { Drawn } from "./document";
import { framed, type Framed } from "./frame";

export function tableFile(
  study: Study,
  part: string,
  title: string,
  head: readonly string[],
  rows: Table["rows"],
): Table {
  return { name: fileName(study.payload.title, part), title, head, rows };
}

/** A picture, with the title of the study over it and what it is of, unless it says other things. */
export function pictureFile(
  seen: Seen,
  part: string,
  title: string,
  draw: () => Drawn & Partial<Framed>,
): Picture {
  const study = seen.study.payload.title;
  const svg = () => framed({ title: study, caption: `${title}, ${captionOf(seen)}`, ...draw() });
  return { name: fileName(study, part), title, svg };
}
