// Light or dark: as the system has it, until the reader turns it over.
import { useEffect, useState } from "preact/hooks";

export type Theme = "light" | "dark";

export function useTheme(given: Theme | null): [Theme, () => void] {
  const [system, setSystem] = useState<Theme>(() => themeOf(query()));
  const [chosen, choose] = useState<Theme | null>(null);
  useEffect(() => {
    const media = query();
    const follow = () => setSystem(themeOf(media));
    media.addEventListener("change", follow);
    return () => media.removeEventListener("change", follow);
  }, []);
  const theme = given ?? chosen ?? system;
  return [
    theme,
    () => choose(theme === "dark" ? "light" : "dark"),
  ];
}

function query(): MediaQueryList {
  return matchMedia("(prefers-color-scheme: dark)");
}

function themeOf({ matches }: MediaQueryList): Theme {
  return matches ? "dark" : "light";
}
