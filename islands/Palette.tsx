import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { PaletteProps } from "@/islands/_palette/props.ts";

type Part = FunctionComponent<PaletteProps & { wanted: number }>;

/** Ctrl or Cmd with K, and every button marked `data-palette`, open the palette; it comes with the first of them. */
export default function Palette(props: PaletteProps) {
  const [wanted, setWanted] = useState(0);
  const [Sheet, setSheet] = useState<Part>();
  useEffect(() => {
    const open = (event: Event) => {
      event.preventDefault();
      import("@/islands/_palette/load.tsx").then(({ load }) => load(props.locale)).then((it) => {
        setSheet((known: Part | undefined) => known ?? it);
        setWanted((times) => times + 1);
      }, () => undefined);
    };
    const press = (event: KeyboardEvent) => {
      const { key, code, isComposing } = event;
      const isK = /^[ -~]$/.test(key) ? key.toLowerCase() === "k" : code === "KeyK";
      if (isK && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && !isComposing) {
        open(event);
      }
    };
    const click = (event: MouseEvent) => {
      if (event.target instanceof Element && event.target.closest("[data-palette]")) open(event);
    };
    document.querySelectorAll<HTMLElement>("[data-palette]").forEach((button) => button.hidden = false);
    addEventListener("keydown", press);
    addEventListener("click", click);
    return () => {
      removeEventListener("keydown", press);
      removeEventListener("click", click);
    };
  }, []);
  return Sheet ? <Sheet {...props} wanted={wanted} /> : null;
}
