import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { PendingFile } from "@/components/pending_file.ts";
import type { ChatProps } from "@/islands/_chat/props.ts";
import type { ChatMessage } from "@/lib/chat/view.ts";
import { type Lang, lang } from "@/lib/i18n/lang.ts";
import { translate } from "@/lib/i18n/translate.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";

/** A message of the visitor's that the server has not taken yet. */
export interface Outgoing {
  id: string;
  text: string;
  files: AttachmentView[];
  /** ISO 8601. */
  at: string;
  state: "sending" | "failed";
  /** Why it did not go, in a sentence. */
  problem?: string;
}

/** A file beside the text, with what the browser holds for it. */
export interface Upload extends PendingFile {
  file: File;
  /** Once it is there: what the message names. */
  stored?: AttachmentView;
  abort?: () => void;
}

/** All that the page knows, as signals; what changes it takes it as the first argument. */
export interface ChatState {
  readonly props: ChatProps;
  readonly lang: ReadonlySignal<Lang>;
  readonly clock: Signal<{ now: number; timeZone?: string }>;
  /** The scripts are at work. */
  readonly ready: Signal<boolean>;
  /** Oldest first. */
  readonly messages: Signal<ChatMessage[]>;
  /** Where older ones are; null at the beginning. */
  readonly earlier: Signal<string | null>;
  /** The conversation of a known visitor is on its way. */
  readonly loading: Signal<boolean>;
  readonly outbox: Signal<Outgoing[]>;
  readonly uploads: Signal<Upload[]>;
  readonly draft: Signal<string>;
  /** A sentence about what cannot be sent. */
  readonly problem: Signal<string | undefined>;
  readonly paused: Signal<boolean>;
  readonly lost: Signal<boolean>;
  /** Empty until the visitor has written, here or earlier. */
  readonly token: Signal<string>;
  readonly framed: Signal<boolean>;
  /** The frame fills the whole screen. */
  readonly full: Signal<boolean>;
  /** The frame is open and the page in sight: what comes is seen. */
  readonly watched: Signal<boolean>;
  /** The last message is in sight. */
  readonly atEnd: Signal<boolean>;
  /** Our answers up to this moment (ISO 8601) have been seen here. */
  readonly seenAt: Signal<string>;
  readonly unread: ReadonlySignal<number>;
  /** Name and e-mail were asked for. */
  readonly asked: Signal<boolean>;
  visitorId: string;
  /** How often the browser has said that it is offline: what was asked for before that proves nothing. */
  breaks: number;
  /** The last line of the change log that is known. */
  seq: number;
}

export function createState(props: ChatProps): ChatState {
  const t = translate(props.locale, props.messages);
  const clock = signal<{ now: number; timeZone?: string }>({ now: props.now });
  const messages = signal(props.known?.page.items ?? []);
  const seenAt = signal("");
  return {
    props,
    clock,
    lang: computed(() => lang(props.locale, t, clock.value)),
    ready: signal(false),
    messages,
    earlier: signal(props.known?.page.earlier ?? null),
    loading: signal(false),
    outbox: signal<Outgoing[]>([]),
    uploads: signal<Upload[]>([]),
    draft: signal(props.typed ?? ""),
    problem: signal(props.problem),
    paused: signal(props.paused),
    lost: signal(false),
    token: signal(""),
    framed: signal(false),
    full: signal(false),
    watched: signal(true),
    atEnd: signal(true),
    seenAt,
    unread: computed(() => messages.value.filter((one) => isUnread(one, seenAt.value)).length),
    asked: signal(true),
    visitorId: props.known?.visitorId ?? "",
    breaks: 0,
    seq: props.known?.page.seq ?? 0,
  };
}

function isUnread(message: ChatMessage, seenAt: string): boolean {
  return message.from === "team" && message.status !== "read" && message.at > seenAt;
}
