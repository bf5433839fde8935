// Small drawings of our own, on a grid of 16; what they mean stands beside them in words.

const PATHS = {
  close: "M4 4l8 8M12 4l-8 8",
  filter: "M2 4h12M4.5 8h7M7 12h2",
  search: "M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10M10.7 10.7 14 14",
  chevron: "M6 3.5 10.5 8 6 12.5",
  save: "M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11",
  print: "M4.5 6V2h7v4M4.5 12H2.5V6h11v6h-2M4.5 9.5h7v4h-7z",
  help: "M6 6a2 2 0 1 1 2.8 1.8c-.5.3-.8.7-.8 1.4M8 11.6v.2M8 14.5a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13",
  light:
    "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6M8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1.1 1.1M11.9 11.9 13 13M3 13l1.1-1.1M11.9 4.1 13 3",
  dark: "M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7z",
  move: "M2 8h10M8.5 4.5 12 8l-3.5 3.5M14.5 3v10",
  aside: "M2 3h12v10H2zM5.5 8h5",
  edit: "M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3zM9 4.7l2.3 2.3",
  undo: "M5.5 3 2.5 6l3 3M2.5 6H9a4 4 0 0 1 0 8H6",
  redo: "M10.5 3l3 3-3 3M13.5 6H7a4 4 0 0 0 0 8h3",
  open: "M2 4.5h4l1.5 1.5H14V13H2z",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  whole: "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10",
  lasso:
    "M6 11.5c-2.6-.6-4-2-4-4C2 4.7 4.7 2.5 8 2.5s6 2 6 4.6-2.7 4.6-6 4.6c-1 0-1.7-.1-2-.2m0 0c0 1-.6 2.3-2 2.5",
  link: "M6.5 9.5l3-3M7.5 4.5l1.2-1.2a2.8 2.8 0 0 1 4 4L11.5 8.5M8.5 11.5l-1.2 1.2a2.8 2.8 0 0 1-4-4L4.5 7.5",
  list: "M5.5 4H14M5.5 8H14M5.5 12H14M2 4h.5M2 8h.5M2 12h.5",
} as const;

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="ac-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
