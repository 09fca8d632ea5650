import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Filled } from "@/components/replies/Filled.tsx";
import { Variables } from "@/components/replies/Variables.tsx";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Messages } from "@/lib/i18n/message.ts";
import { translate } from "@/lib/i18n/translate.ts";
import type { Values } from "@/lib/replies/writing/variables.ts";

interface Props {
  locale: Locale;
  messages: Messages;
  /** The text areas of the form, by their ids, as they were when the page was made. */
  fields: { id: string; text: string }[];
  values: Values;
}

/** The variables at hand, and how the text comes out that is being written. Without scripts: as it was kept. */
export default function ReplyHelp({ locale, messages, fields, values }: Props) {
  const t = useMemo(() => translate(locale, messages), []);
  const [text, setText] = useState(fields.find((field) => field.text !== "")?.text ?? "");
  const [alive, setAlive] = useState(false);
  const last = useRef<HTMLTextAreaElement>();
  useEffect(() => {
    const areas = fields.flatMap(({ id }) => {
      const area = document.getElementById(id);
      return area instanceof HTMLTextAreaElement ? [area] : [];
    });
    const show = ({ target }: Event) => {
      if (!(target instanceof HTMLTextAreaElement)) return;
      last.current = target;
      setText(target.value);
    };
    last.current = areas.find(({ value }) => value !== "") ?? areas[0];
    setText(last.current?.value ?? "");
    setAlive(true);
    const types = ["input", "focus"] as const;
    for (const area of areas) for (const type of types) area.addEventListener(type, show);
    return () => {
      for (const area of areas) for (const type of types) area.removeEventListener(type, show);
    };
  }, []);
  const put = (name: string) => {
    const area = last.current;
    if (!area) return;
    area.focus();
    area.setRangeText(`{{${name}}}`, area.selectionStart, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return (
    <>
      <Variables t={t} onPick={alive ? put : undefined} />
      <Filled t={t} text={text} values={values} />
    </>
  );
}
