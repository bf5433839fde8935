// Where a part of a picture can be hit, beyond what is drawn of it.
interface HitProps {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function Hit(box: HitProps) {
  return <rect {...box} rx="4" fill="none" pointer-events="all" class="ac-hit" />;
}
