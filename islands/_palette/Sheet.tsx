import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { PaletteDialog } from "@/components/palette/PaletteDialog.tsx";
import { arrange } from "@/islands/_palette/arrange.ts";
import type { Entry } from "@/islands/_palette/entry.ts";
import { findHost } from "@/islands/_palette/host.ts";
import { everywhere, known } from "@/islands/_palette/known.ts";
import { loadLibrary } from "@/islands/_palette/library.ts";
import { match, prepare } from "@/islands/_palette/match.ts";
import { openSheet } from "@/islands/_palette/open_sheet.ts";
import type { PaletteProps } from "@/islands/_palette/props.ts";
import { keepChosen, lately } from "@/islands/_palette/recent.ts";
import { useFound } from "@/islands/_palette/use_found.ts";
import type { Translate } from "@/lib/i18n/translate.ts";

interface Props extends PaletteProps {
  t: Translate;
  /** Changes each time that somebody asks for it. */
  wanted: number;
}

/** The palette as it works: what is asked, what answers, what becomes of the chosen line. */
export function Sheet(props: Props) {
  const { t, wanted, viewerId } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const [question, setQuestion] = useState("");
  const [here, setHere] = useState<readonly Entry[]>([]);
  const [library, setLibrary] = useState<readonly Entry[]>([]);
  const [activeId, setActiveId] = useState<string>();
  useEffect(() => {
    if (!openSheet(dialog.current)) return;
    setQuestion("");
    setActiveId(undefined);
    setHere(known(t, props));
    void loadLibrary(findHost()).then(setLibrary);
  }, [wanted]);
  const found = useFound(t, question);
  const local = useMemo(() => prepare([...here, ...library]), [here, library]);
  const groups = useMemo(() => {
    const asked = question.trim();
    // What answered another question is shown only as far as it answers this one too.
    const fits = found.asked === asked
      ? found.entries
      : match(prepare(found.entries), asked).map(({ item }) => item);
    const late = asked === "" ? [] : [...fits, everywhere(t, asked)];
    return arrange({ question, local, found: late, recent: lately(viewerId).ids });
  }, [question, local, found]);
  const lines = groups.flatMap(({ entries }) => entries);
  const at = Math.max(0, lines.findIndex(({ id }) => id === activeId));
  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    dialog.current?.close();
    if (entry.id !== "everywhere") keepChosen(viewerId, entry);
    entry.run();
  };
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.isComposing || (!step && event.key !== "Enter")) return;
    event.preventDefault();
    if (step) setActiveId(lines[(at + step + lines.length) % lines.length]?.id);
    else choose(lines[at]);
  };
  return (
    <PaletteDialog
      t={t}
      dialogRef={dialog}
      question={question}
      groups={groups}
      active={lines[at]?.id}
      state={found.state}
      onInput={(text) => {
        setQuestion(text);
        setActiveId(undefined);
      }}
      onKey={onKey}
      onActive={setActiveId}
      onChoose={(id) => choose(lines.find((one) => one.id === id))}
    />
  );
}
