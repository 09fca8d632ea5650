import { useEffect, useRef } from "preact/hooks";
import { Icon } from "@/components/Icon.tsx";
import type { Group, Line } from "@/components/palette/groups.ts";
import type { Translate } from "@/lib/i18n/translate.ts";

interface Props {
  id: string;
  t: Translate;
  groups: readonly Group[];
  /** Index of the line that Enter takes, counted through all groups. */
  active: number;
  onActive: (id: string) => void;
  onChoose: (id: string) => void;
}

/** The lines in their groups. The field keeps the focus: a press does not take it away. */
export function PaletteList({ id, t, groups, active, onActive, onChoose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const firsts = groups.map((_, i) =>
    groups.slice(0, i).reduce((sum, { entries }) => sum + entries.length, 0)
  );
  useEffect(() => {
    if (active === 0) list.current?.scrollTo({ top: 0 });
    else document.getElementById(lineId(id, active))?.scrollIntoView({ block: "nearest" });
  }, [active, groups]);
  return (
    <div
      ref={list}
      id={id}
      class="palette-list"
      role="listbox"
      aria-label={t("palette.title")}
      tabIndex={0}
      onPointerDown={(event) => event.pointerType === "mouse" && event.preventDefault()}
    >
      {groups.map((group, i) => (
        <div key={group.id} class="palette-group" role="group" aria-labelledby={`${id}-${group.id}`}>
          <p id={`${id}-${group.id}`} class="palette-kind" role="presentation">
            {t(`palette.group.${group.id}`)}
          </p>
          {group.entries.map((line, j) => {
            const at = (firsts[i] ?? 0) + j;
            return (
              <div
                key={line.id}
                id={lineId(id, at)}
                class="palette-line"
                role="option"
                aria-selected={at === active ? "true" : "false"}
                onPointerMove={() => at !== active && onActive(line.id)}
                onClick={() =>
                  onChoose(line.id)}
              >
                <Words line={line} />
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

function Words({ line: { icon, title, text, side, hotkey } }: { line: Line }) {
  return (
    <>
      <Icon of={icon} size={18} />
      <span class="palette-words">
        <span class="palette-title" dir="auto">{title}</span>
        {text && <span class="palette-text" dir="auto">{text}</span>}
      </span>
      {side && <span class="palette-side">{side}</span>}
      {hotkey && <kbd aria-hidden="true">{hotkey}</kbd>}
    </>
  );
}

/** @param list id of the list */
export function lineId(list: string, at: number): string {
  return `${list}-${at}`;
}
