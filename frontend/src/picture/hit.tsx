// A part of a picture that is a button: where it can be hit, and above it what is drawn of it.
import type { ComponentChildren } from "preact";
import type { Roving } from "./roving";

interface HitProps {
  part: ReturnType<Roving["part"]> | undefined; // undefined: on paper, and no button
  d?: string; // its outline, where it is no rectangle
  x?: number;
  y?: number;
  width?: number;
  height?: number;
  children: ComponentChildren; // lets the pointer through; the name of the part says the same
}

const HIT = { fill: "none", "pointer-events": "all", class: "ac-hit" } as const;

export function Hit({ part, children, d, ...box }: HitProps) {
  if (part === undefined) return <>{children}</>;
  return (
    <>
      <g {...part}>
        {d === undefined ? <rect {...box} rx="4" {...HIT} /> : <path d={d} {...HIT} />}
      </g>
      <g aria-hidden="true" pointer-events="none">
        {children}
      </g>
    </>
  );
}
