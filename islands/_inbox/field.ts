import type { TextareaHTMLAttributes } from "preact";
import type { ComposerMode } from "@/components/inbox/Composer.tsx";
import { planner } from "@/islands/_inbox/planner.ts";
import { send } from "@/islands/_inbox/send.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { attach, keepDraft, type Writing } from "@/islands/_inbox/writing.ts";

const SAVE_AFTER_MS = 300;
let timer: ReturnType<typeof setTimeout> | undefined;

/** What ties a text field to a draft: typing keeps it, Ctrl or Cmd with Enter sends it, files can be pasted. */
export function fieldOf(
  inbox: Inbox,
  writing: Writing,
  mode: ComposerMode,
): TextareaHTMLAttributes<HTMLTextAreaElement> {
  return {
    value: writing[mode].value,
    // The browser's own memory of a field knows nothing of what was sent since: drafts are kept by us.
    autocomplete: inbox.hydrated.value ? "off" : undefined,
    onInput: ({ currentTarget }) => {
      writing[mode].value = currentTarget.value;
      grow(currentTarget);
      clearTimeout(timer);
      timer = setTimeout(() => keepDraft(inbox, writing), SAVE_AFTER_MS);
    },
    onFocus: () => void planner(inbox),
    onBlur: () => keepDraft(inbox, writing),
    onKeyDown: (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      void send(inbox, writing, mode);
    },
    onPaste: (event) => {
      const files = [...event.clipboardData?.files ?? []];
      if (mode !== "reply" || files.length === 0) return;
      event.preventDefault();
      attach(inbox, writing, files);
    },
  };
}

/** For browsers that do not size a field by its content. */
function grow(field: HTMLTextAreaElement): void {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
