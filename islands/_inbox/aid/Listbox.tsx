import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Option } from "@/islands/_inbox/aid/sources.ts";

interface Props {
  /** Of the list; an option's own is built from it. */
  id: string;
  label: string;
  options: readonly Option[];
  /** Index of the option that Enter takes. */
  active: number;
  onActive: (index: number) => void;
  onPick: (index: number) => void;
  /** In place of the options, when there is none. */
  none?: ComponentChildren;
  foot?: ComponentChildren;
  /** Glyphs alone, beside each other. */
  grid?: boolean;
}

/** So many stand in one line of a grid. */
export const COLUMNS = 8;

/**
 * A list of choices for a field that keeps the focus: the field tells by `aria-activedescendant` which one is
 * active (ARIA Authoring Practices, combobox). A press does not take the focus away.
 */
export function Listbox({ id, label, options, active, onActive, onPick, none, foot, grid }: Props) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" });
  }, [active, options]);
  return (
    <div
      class="suggest"
      data-grid={grid ? "" : undefined}
      onPointerDown={(event) => event.preventDefault()}
    >
      {options.length === 0
        ? <p class="suggest-none">{none}</p>
        : (
          <ul ref={list} id={id} class="suggest-list" role="listbox" aria-label={label} tabIndex={0}>
            {options.map((option, index) => (
              <li
                key={option.id}
                id={optionId(id, index)}
                class="suggest-option"
                role="option"
                aria-selected={index === active ? "true" : "false"}
                aria-label={grid ? option.title : undefined}
                title={grid ? option.title : undefined}
                onPointerMove={() => index !== active && onActive(index)}
                onClick={() => onPick(index)}
              >
                {option.glyph && <span class="suggest-glyph" aria-hidden="true">{option.glyph}</span>}
                {!grid && <Words option={option} />}
              </li>
            ))}
          </ul>
        )}
      {foot && <p class="suggest-foot">{foot}</p>}
    </div>
  );
}

function Words({ option: { title, text, side } }: { option: Option }) {
  return (
    <>
      <span class="suggest-words">
        <span class="suggest-title" dir="auto">{title}</span>
        {text && <span class="suggest-text" dir="auto">{text}</span>}
      </span>
      {side && <span class="suggest-side">{side}</span>}
    </>
  );
}

/** @param list id of the list */
export function optionId(list: string, index: number): string {
  return `${list}-${index}`;
}
