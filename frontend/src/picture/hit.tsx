// A part of a picture that is a button: where it can be hit, and above it what is drawn of it.
import type { ComponentChildren } from "preact";
import type { Roving } from "./roving";

interface HitProps {
  part: ReturnType<Roving["part"]> | undefined; // undefined: on paper, and no button
  x: number;
  y: number;
  width: number;
  height: number;
  children: ComponentChildren; // lets the pointer through; the name of the part says the same
}

export function Hit({ part, children, ...box }: HitProps) {
  if (part === undefined) return <>{children}</>;
  return (
    <>
      <g {...part}>
        <rect {...box} rx="4" fill="none" pointer-events="all" class="ac-hit" />
      </g>
      <g aria-hidden="true" pointer-events="none">
        {children}
      </g>
    </>
  );
}
