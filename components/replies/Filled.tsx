import type { VNode } from "preact";
import type { Translate } from "@/lib/i18n/translate.ts";
import { fill } from "@/lib/replies/writing/fill.ts";
import { findUnfilled } from "@/lib/replies/writing/unfilled.ts";
import type { Values } from "@/lib/replies/writing/variables.ts";

interface Props {
  t: Translate;
  text: string;
  values: Values;
}

/** A saved text as a customer gets it; what is left to the agent stands out. */
export function Filled({ t, text, values }: Props) {
  return (
    <section class="filled" aria-label={t("replies.preview")}>
      <p class="filled-title">{t("replies.preview")}</p>
      {text.trim() === ""
        ? <p class="quiet">{t("replies.preview.empty")}</p>
        : <p class="filled-text" dir="auto">{pieces(fill(text, values), t("replies.preview.gap"))}</p>}
    </section>
  );
}

function pieces(text: string, gapTitle: string): VNode[] {
  const found: VNode[] = [];
  let done = 0;
  for (const { text: gap, start, end } of findUnfilled(text)) {
    found.push(<span key={`t${start}`}>{text.slice(done, start)}</span>);
    found.push(<mark key={start} title={gapTitle}>{gap}</mark>);
    done = end;
  }
  found.push(<span key="end">{text.slice(done)}</span>);
  return found;
}
