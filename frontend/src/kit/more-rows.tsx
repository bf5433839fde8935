// Draws more rows when it comes into sight, or is pressed.
import { useEffect, useRef } from "preact/hooks";

export function MoreRows({ left, more }: { left: number; more: () => void }) {
  const button = useRef<HTMLButtonElement>(null);
  const act = useRef(more);
  act.current = more;
  useEffect(() => {
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) act.current();
    });
    if (button.current !== null) observer.observe(button.current);
    return () => observer.disconnect();
  }, [left]);
  return (
    <button ref={button} type="button" class="ac-button ac-more" onClick={more}>
      Show more rows ({left} are left)
    </button>
  );
}
