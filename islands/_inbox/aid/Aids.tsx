import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { ComposerMode } from "@/components/inbox/Composer.tsx";
import { askOf } from "@/islands/_inbox/aid/ask.ts";
import type { Kit } from "@/islands/_inbox/aid/kit.ts";
import { type Aid, aidOf, type Ask, fieldOf } from "@/islands/_inbox/aid/state.ts";
import { withdraw } from "@/islands/_inbox/aid/withdraw.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { Writing } from "@/islands/_inbox/writing.ts";
import { findUnfilled } from "@/lib/replies/writing/unfilled.ts";

export interface AidsProps {
  kit: Kit;
  inbox: Inbox;
  writing: Writing;
  mode: ComposerMode;
}

/** Shorter texts have nothing to be advised about. */
const COACHED_FROM = 20;

/** What helps in a field while one writes: lists behind signs, what is unfilled, hints. Each comes when needed. */
export function Aids(props: AidsProps) {
  const { writing, mode } = props;
  const aid = aidOf(writing, mode);
  const ask = aid.ask.value;
  const text = writing[mode].value;
  useEffect(() => listen(aid, writing, mode), [aid]);
  const coached = mode === "reply" && text.length >= COACHED_FROM;
  return (
    <>
      {ask && <Lazy load={suggest} props={{ ...props, ask }} />}
      {mode === "reply" && (coached || text.includes("{")) && (
        <Lazy load={hints} props={{ ...props, coached }} />
      )}
    </>
  );
}

type SuggestProps = AidsProps & { ask: Ask };

const suggest = (): Promise<FunctionComponent<SuggestProps>> =>
  import("@/islands/_inbox/aid/Suggest.tsx").then((it) => it.Suggest);
const hints = () => import("@/islands/_inbox/aid/Hints.tsx").then((it) => it.Hints);

function Lazy<P extends object>({ load, props }: { load: () => Promise<FunctionComponent<P>>; props: P }) {
  const [Part, setPart] = useState<FunctionComponent<P>>();
  useEffect(() => {
    load().then((it) => setPart(() => it), () => undefined);
  }, [load]);
  return Part ? <Part {...props} /> : null;
}

/** Follows the field; its own listeners stay as they are. @returns what ends it */
function listen(aid: Aid, writing: Writing, mode: ComposerMode): () => void {
  const field = fieldOf(mode);
  if (!field) return () => undefined;
  const look = () => {
    const ask = document.activeElement === field && field.selectionStart === field.selectionEnd
      ? askOf(field.value, field.selectionStart, mode, aid.called)
      : undefined;
    if (ask?.start !== aid.dismissed) aid.dismissed = undefined;
    if (ask?.start !== aid.called) aid.called = undefined;
    aid.ask.value = ask && ask.start === aid.dismissed ? undefined : ask;
  };
  const press = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const sends = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    if (sends && mode === "reply") showGap(field, writing);
    else if (!sends && aid.ask.peek() && aid.onKey?.(event)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  };
  const submit = () => mode === "reply" && showGap(field, writing);
  const leave = () => {
    const ask = aid.ask.peek();
    aid.ask.value = undefined;
    if (ask) withdraw(aid, ask, field);
  };
  const ties: [EventTarget | null, string, EventListener | ((event: KeyboardEvent) => void)][] = [
    [field, "input", look],
    [field, "click", look],
    [field, "keyup", (event: KeyboardEvent) => /^(Arrow|Home|End)/.test(event.key) && look()],
    [field, "keydown", press],
    [field, "blur", leave],
    [field.form, "submit", submit],
  ];
  // Before the field's own listeners: a list that is open has the keys first.
  const how = { capture: true };
  for (const [target, type, run] of ties) target?.addEventListener(type, run as EventListener, how);
  return () => {
    for (const [target, type, run] of ties) target?.removeEventListener(type, run as EventListener, how);
  };
}

/** Whoever sends what is not filled in is led to the first place. */
function showGap(field: HTMLTextAreaElement, { reply }: Writing): void {
  const [gap] = findUnfilled(reply.peek());
  if (!gap) return;
  field.focus();
  field.setSelectionRange(gap.start, gap.end);
}
