// Pictures on a page that is printed: drawings, sharp on paper, in light colours.
import type { Picture } from "../views/view";

export function Pictures({ pictures }: { pictures: readonly Picture[] }) {
  return (
    <>
      {pictures.map((picture) => (
        <figure key={picture.name} class="ac-printed" ref={(place) => { fill(place, picture); }} />
      ))}
    </>
  );
}

function fill(place: HTMLElement | null, { svg }: Picture): void {
  if (place === null) return;
  const parsed = new DOMParser().parseFromString(svg(), "image/svg+xml");
  place.replaceChildren(document.importNode(parsed.documentElement, true));
}
