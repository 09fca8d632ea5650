import type { Platform, TicketKind } from "@/lib/channels/capabilities.ts";
import type { Feed } from "@/lib/sandbox/feed.ts";

export interface LineAttachment {
  readonly kind: string;
  readonly name: string;
  /** Bytes; 0 where there is no file. */
  readonly size: number;
  readonly contentType?: string;
  /** Where this sandbox serves it. */
  readonly url?: string;
}

/** One message as both sides see it, whatever the platform. */
export interface Line {
  /** The platform's id of the message, as text. */
  readonly id: string;
  /** customer; business: sent by the product; native: by a person in the platform's own app; system. */
  readonly from: "customer" | "business" | "native" | "system";
  readonly author: string;
  readonly text: string;
  readonly attachments: readonly LineAttachment[];
  /** ms since the epoch. */
  readonly at: number;
  readonly replyTo?: string;
  readonly editedAt?: number;
  readonly deleted?: boolean;
  readonly read?: boolean;
  /** Buttons under the message, to be pressed by their data. */
  readonly buttons?: readonly { readonly text: string; readonly data: string }[];
}

export interface Conversation {
  readonly id: string;
  readonly platform: Platform;
  /** The account's id on the platform. */
  readonly account: string;
  readonly kind: TicketKind;
  readonly title: string;
  /** The customer's id, for a direct conversation. */
  readonly customer?: string;
  readonly post?: { readonly id: string; readonly text: string; readonly imageUrl?: string };
  readonly lines: Line[];
}

/** All conversations of the sandbox: the platforms write into it, the customer's phone reads it. */
export class ConversationBook {
  readonly #conversations = new Map<string, Conversation>();

  constructor(private readonly feed: Feed) {}

  /** The conversation with this id, begun if it is new. */
  open(about: Omit<Conversation, "lines">): Conversation {
    const known = this.#conversations.get(about.id);
    if (known) return known;
    const conversation = { ...about, lines: [] };
    this.#conversations.set(about.id, conversation);
    this.feed.publish({ type: "conversation", conversation: about });
    return conversation;
  }

  get(id: string): Conversation | undefined {
    return this.#conversations.get(id);
  }

  list(): Conversation[] {
    return [...this.#conversations.values()];
  }

  add(id: string, line: Line): void {
    this.#conversations.get(id)?.lines.push(line);
    this.feed.publish({ type: "line", conversation: id, line });
  }

  /** Changes a line that is there; of an unknown one, nothing. */
  change(id: string, lineId: string, patch: Partial<Omit<Line, "id">>): void {
    const lines = this.#conversations.get(id)?.lines ?? [];
    const index = lines.findIndex((line) => line.id === lineId);
    const line = lines[index];
    if (!line) return;
    const changed = { ...line, ...patch };
    lines[index] = changed;
    this.feed.publish({ type: "change", conversation: id, line: changed });
  }
}
