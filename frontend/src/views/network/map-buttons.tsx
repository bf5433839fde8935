// The buttons on the map.
import { Button } from "../../kit/button";

interface ToolsProps {
  lassoing: boolean;
  toggleLasso: () => void;
  zoom: (by: number) => void;
  reset: () => void;
  closer: number;
}

export function MapButtons({ lassoing, toggleLasso, zoom, reset, closer }: ToolsProps) {
  return (
    <div class="ac-net-tools" role="group" aria-label="Map">
      <Button name="Zoom in" act={() => zoom(closer)}><Sign path="M8 3v10M3 8h10" /></Button>
      <Button name="Zoom out" act={() => zoom(1 / closer)}><Sign path="M3 8h10" /></Button>
      <Button name="Show all" act={reset}>
        <Sign path="M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10" />
      </Button>
      <Button
        name="Lasso: select by drawing around actions"
        pressed={lassoing}
        act={toggleLasso}
      >
        <Sign path="M6 11.5c-2.6-.6-4-2-4-4C2 4.7 4.7 2.5 8 2.5s6 2 6 4.6-2.7 4.6-6 4.6c-1 0-1.7-.1-2-.2m0 0c0 1-.6 2.3-2 2.5" />
      </Button>
    </div>
  );
}

function Sign({ path }: { path: string }) {
  return (
    <svg class="ac-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={path} />
    </svg>
  );
}
