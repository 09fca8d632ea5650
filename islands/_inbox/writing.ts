import { batch, computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { ComposerMode } from "@/components/inbox/Composer.tsx";
import { usualVia, type Via } from "@/components/inbox/ComposerVia.tsx";
import type { ComposerView, MessageView, TicketView } from "@/lib/inbox/view.ts";
import { OFFLINE } from "@/islands/_inbox/api.ts";
import { loadDraft, saveDraft } from "@/islands/_inbox/drafts.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { forget, type Upload, uploadOf } from "@/islands/_inbox/uploads.ts";
import type { AnswerPlan } from "@/islands/_inbox/planning.ts";
import { planner } from "@/islands/_inbox/planner.ts";
import { sentenceOf } from "@/islands/_inbox/toasts.ts";

/** The composer of one ticket, as long as it is on the screen. */
export interface Writing {
  readonly ticket: TicketView;
  readonly mode: Signal<ComposerMode>;
  readonly reply: Signal<string>;
  readonly note: Signal<string>;
  readonly via: Signal<Via>;
  readonly files: Signal<Upload[]>;
  readonly quote: Signal<MessageView | undefined>;
  /** Ids of answers of colleagues that crossed this one; it is held until the writer decides. */
  readonly newer: Signal<readonly string[]>;
  /** What the channel makes of the answer as it is now. */
  readonly plan: ReadonlySignal<AnswerPlan>;
}

const UNPLANNED: AnswerPlan = { ok: true, parts: [] };

/** The composer of a ticket as it was left, or a new one. */
export function writingOf(inbox: Inbox, ticket: TicketView, { via }: ComposerView): Writing {
  const known = inbox.writings.get(ticket.id);
  if (known) return known;
  const usual = usualVia(ticket.kind);
  const fields = {
    mode: signal<ComposerMode>("reply"),
    reply: signal(""),
    note: signal(""),
    via: signal(via.includes(usual) ? usual : via[0] ?? usual),
    files: signal<Upload[]>([]),
    quote: signal<MessageView | undefined>(undefined),
    newer: signal<readonly string[]>([]),
  };
  const plan = computed(() =>
    inbox.planner.value?.planAnswer(ticket, fields.via.value, fields.reply.value, fields.files.value) ??
      UNPLANNED
  );
  const writing = { ticket, ...fields, plan };
  inbox.writings.set(ticket.id, writing);
  return writing;
}

/** Brings back what was written in an earlier visit. Only in the browser: the server knows no drafts. */
export function restoreDraft(inbox: Inbox, writing: Writing): void {
  const draft = loadDraft(inbox, writing.ticket.id);
  batch(() => {
    writing.reply.value ||= draft.reply;
    writing.note.value ||= draft.note;
    if (draft.via) writing.via.value = draft.via;
  });
  void planner(inbox);
}

/** Keeps what is written, so that it outlives the page. */
export function keepDraft(inbox: Inbox, writing: Writing): void {
  const { reply, note, via, ticket } = writing;
  saveDraft(inbox, ticket.id, { reply: reply.peek(), note: note.peek(), via: via.peek() });
  inbox.team.peek()?.drafted(ticket.id);
}

/** Takes files in: those that the channel refuses say why and do not go up. */
export function attach(inbox: Inbox, writing: Writing, files: readonly File[]): void {
  const uploads = files.map(uploadOf);
  writing.files.value = [...writing.files.peek(), ...uploads];
  for (const upload of uploads) void raise(inbox, writing, upload.key);
}

/** Sends one file up, or again. */
export async function raise(inbox: Inbox, writing: Writing, key: string): Promise<void> {
  const upload = writing.files.peek().find((one) => one.key === key);
  if (!upload) return;
  const change = (fields: Partial<Upload>) => {
    writing.files.value = writing.files.peek().map((one) => one.key === key ? { ...one, ...fields } : one);
  };
  const rules = await planner(inbox);
  if (!rules) return change({ error: sentenceOf(inbox, OFFLINE), canRetry: true });
  const refused = rules.refused(writing.ticket, writing.via.peek(), upload, inbox.props.uploadBytes);
  if (refused || upload.size === 0) {
    return change({ error: rules.refusalWords(inbox.lang.peek(), writing.ticket.platform, upload, refused) });
  }
  const sent = rules.sendUp(upload.file, (progress) => change({ progress }));
  change({ progress: 0, error: undefined, canRetry: false, abort: sent.abort });
  const answer = await sent.done;
  if (answer.ok) return change({ progress: undefined, id: answer.data.id, attachment: answer.data });
  const failed = inbox.lang.peek().t("composer.attach.failed", { name: upload.name });
  const error = `${failed}. ${sentenceOf(inbox, answer)}`;
  change({ progress: undefined, error, canRetry: answer.code !== "too_large" });
}

/** Takes a file off the answer. */
export function detach(writing: Writing, key: string): void {
  const upload = writing.files.peek().find((one) => one.key === key);
  if (upload) forget(upload);
  writing.files.value = writing.files.peek().filter((one) => one.key !== key);
}
