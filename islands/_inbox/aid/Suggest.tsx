import { useEffect, useMemo, useState } from "preact/hooks";
import type { ComposerMode } from "@/components/inbox/Composer.tsx";
import type { AidsProps } from "@/islands/_inbox/aid/Aids.tsx";
import type { Kit } from "@/islands/_inbox/aid/kit.ts";
import { COLUMNS, Listbox, optionId } from "@/islands/_inbox/aid/Listbox.tsx";
import { type Source, SOURCES } from "@/islands/_inbox/aid/sources.ts";
import { aidOf, type Ask, fieldOf } from "@/islands/_inbox/aid/state.ts";
import { withdraw } from "@/islands/_inbox/aid/withdraw.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { Writing } from "@/islands/_inbox/writing.ts";

interface Props extends AidsProps {
  ask: Ask;
}

/** The list that a sign in the text asks for. */
export function Suggest({ kit, inbox, writing, mode, ask }: Props) {
  const { t } = inbox.lang.value;
  const source = useSource(kit, inbox, writing, ask);
  const ready = typeof source === "object" ? source : undefined;
  const options = useMemo(() => ready?.find(ask.query) ?? [], [ready, ask.query]);
  const grid = ready?.grid?.(ask.query) ?? false;
  const [active, setActive] = useState(0);
  const list = `suggest-${mode}`;
  const aid = aidOf(writing, mode);
  const steps: Record<string, number> = grid
    ? { ArrowDown: COLUMNS, ArrowUp: -COLUMNS, ArrowRight: 1, ArrowLeft: -1 }
    : { ArrowDown: 1, ArrowUp: -1 };
  const close = () => {
    aid.dismissed = ask.start;
    aid.ask.value = undefined;
  };
  const pick = (index: number) => {
    const [option, field] = [options[index], fieldOf(mode)];
    if (!ready || !option || !field) return;
    close();
    aid.called = undefined;
    ready.pick(option, field, ask);
  };
  useEffect(() => setActive(0), [options]);
  useEffect(() => {
    // Words that go on and find nothing were not meant as a question.
    if (ready && options.length === 0 && ask.query.includes(" ")) close();
    else if (options.length > 0) inbox.news.value = t("suggest.found", { count: options.length });
  }, [ready, options]);
  useEffect(() => {
    aid.onKey = ({ key, shiftKey }) => {
      if (key === "Escape") {
        close();
        withdraw(aid, ask, fieldOf(mode));
      } else if (options.length === 0 || shiftKey) return false;
      else if (key in steps) setActive(moved(active, steps[key] ?? 0, options.length));
      else if (key === "Enter" || key === "Tab") pick(active);
      else return false;
      return true;
    };
    return () => aid.onKey = undefined;
  });
  useEffect(() => tie(mode, list, options.length > 0 ? active : undefined), [active, options.length]);
  if (source === undefined) return null;
  return (
    <Listbox
      id={list}
      label={ready?.label ?? ""}
      options={options}
      active={active}
      onActive={setActive}
      onPick={pick}
      grid={grid}
      none={ready?.none ?? t("suggest.failed")}
      foot={ready?.link && (
        <a href={ready.link.href} target="_blank" title={t("page.opensElsewhere")}>{ready.link.text}</a>
      )}
    />
  );
}

/** Round the ends, as in a ring. */
function moved(from: number, by: number, length: number): number {
  return (from + by + length * COLUMNS) % length;
}

/** undefined while it loads. */
function useSource(
  kit: Kit,
  inbox: Inbox,
  writing: Writing,
  { sign }: Ask,
): Source | "failed" | undefined {
  const [source, setSource] = useState<{ sign: string; is: Source | "failed" }>();
  useEffect(() => {
    let wanted = true;
    SOURCES[sign]().then((open) => open(inbox, writing, kit)).catch(() => "failed" as const)
      .then((is) => wanted && setSource({ sign, is }));
    return () => wanted = false;
  }, [sign]);
  return source?.sign === sign ? source.is : undefined;
}

/** Tells whoever cannot see the list which option is active. @returns what unties it */
function tie(mode: ComposerMode, list: string, active: number | undefined): () => void {
  const field = fieldOf(mode);
  const ties: Record<string, string> = active === undefined ? {} : {
    "aria-autocomplete": "list",
    "aria-controls": list,
    "aria-activedescendant": optionId(list, active),
  };
  for (const [name, value] of Object.entries(ties)) field?.setAttribute(name, value);
  return () => Object.keys(ties).forEach((name) => field?.removeAttribute(name));
}
