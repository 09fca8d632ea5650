import type { TextareaHTMLAttributes } from "preact";
import { useEffect } from "preact/hooks";
import { ChatForm } from "@/components/chat/ChatForm.tsx";
import { ChatPaused } from "@/components/chat/ChatPaused.tsx";
import { ChatPending } from "@/components/chat/ChatPending.tsx";
import { addressOf } from "@/islands/_chat/request.ts";
import { send } from "@/islands/_chat/send.ts";
import type { ChatState } from "@/islands/_chat/state.ts";
import { attach, release, retryUpload } from "@/islands/_chat/uploads.ts";

const SHOWN_FROM = 0.8;

/** Where the visitor writes. */
export function Writing({ chat }: { chat: ChatState }) {
  const lang = chat.lang.value;
  const { connectionId, formId } = chat.props;
  const draft = chat.draft.value;
  const uploads = chat.uploads.value;
  useEffect(() => grow(document.getElementById("chat-text")), [draft]);
  if (chat.paused.value) return <ChatPaused lang={lang} />;

  const over = overLimit(chat, draft);
  const busy = uploads.some((one) => one.progress !== undefined);
  const empty = draft.trim() === "" && !uploads.some((one) => one.stored);
  const go = () => {
    if (!empty && !busy && over <= 0) send(chat);
  };
  return (
    <ChatForm
      lang={lang}
      action={addressOf(connectionId, "form")}
      home={`/chat/${connectionId}`}
      formId={formId}
      note={noteOf(chat, over)}
      idle={chat.ready.value && (empty || busy || over > 0)}
      field={fieldOf(chat, go)}
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
      onFiles={chat.ready.value ? (files) => attach(chat, files) : undefined}
    >
      <ChatPending
        lang={lang}
        files={uploads}
        onRemove={(key) => release(chat, key)}
        onRetry={(key) => retryUpload(chat, key)}
      />
    </ChatForm>
  );
}

/** Enter sends where there are keys to press; a finger has the button for it. */
function fieldOf(chat: ChatState, go: () => void): TextareaHTMLAttributes<HTMLTextAreaElement> {
  return {
    value: chat.draft.value,
    onInput: ({ currentTarget }) => {
      chat.draft.value = currentTarget.value;
      chat.problem.value = undefined;
    },
    onKeyDown: (event) => {
      const plain = event.key === "Enter" && !event.shiftKey && !event.altKey && !event.isComposing;
      if (!plain || !matchMedia("(pointer: fine)").matches) return;
      event.preventDefault();
      go();
    },
    onPaste: (event) => {
      const files = [...event.clipboardData?.files ?? []];
      if (files.length === 0) return;
      event.preventDefault();
      attach(chat, files);
    },
  };
}

/** Code points beyond the limit; below it, less than zero by what is left. */
function overLimit({ props: { limits } }: ChatState, draft: string): number {
  // Code points are at most as many as code units: a short text needs no counting.
  return (draft.length < limits.text * SHOWN_FROM ? draft.length : [...draft.trim()].length) - limits.text;
}

function noteOf({ problem, lang, props: { limits } }: ChatState, over: number) {
  const { t } = lang.value;
  if (over > 0) return { text: t("chat.over", { count: over }), wrong: true };
  if (problem.value) return { text: problem.value, wrong: true };
  const near = -over < limits.text * (1 - SHOWN_FROM);
  return near ? { text: t("chat.left", { count: -over }), wrong: false } : undefined;
}

/** For browsers that do not size a field by its content. */
function grow(field: HTMLElement | null): void {
  if (!field || CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
