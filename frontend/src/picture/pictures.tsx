// Pictures on a page that is printed: drawings, sharp on paper, in light colours.
import type { Picture } from "../contract";
import { addressOf } from "./document";

export function Pictures({ pictures }: { pictures: readonly Picture[] }) {
  return (
    <>
      {pictures.map(({ name, title, svg }) => (
        <img key={name} class="ac-printed" src={addressOf(svg())} alt={title} />
      ))}
    </>
  );
}
