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
      <Button icon="plus" name="Zoom in" act={() => zoom(closer)} />
      <Button icon="minus" name="Zoom out" act={() => zoom(1 / closer)} />
      <Button icon="whole" name="Show all" act={reset} />
      <Button
        icon="lasso"
        name="Lasso: select by drawing around actions"
        pressed={lassoing}
        act={toggleLasso}
      />
    </div>
  );
}
