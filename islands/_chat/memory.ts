import type { Outgoing } from "@/islands/_chat/state.ts";

/** What this browser keeps of one chat, on our own origin. */
export interface Kept {
  /** Says who one is; it leaves this place in the Authorization header alone. */
  token?: string;
  draft?: string;
  /** Messages that have not gone yet. */
  outbox?: Outgoing[];
  name?: string;
  email?: string;
  /** Name and e-mail were asked for. */
  asked?: boolean;
}

/** Whatever is kept; nothing where the browser keeps nothing. */
export function recall(connectionId: string): Kept {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(connectionId)) ?? "{}");
    return isKept(kept) ? kept : {};
  } catch {
    return {};
  }
}

/** Keeps a change beside the rest. Where nothing can be kept, the page goes on without. */
export function keep(connectionId: string, change: Kept): void {
  try {
    localStorage.setItem(keyOf(connectionId), JSON.stringify({ ...recall(connectionId), ...change }));
  } catch {
    return;
  }
}

function keyOf(connectionId: string): string {
  return `otklik-chat:${connectionId}`;
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== "object" || value === null) return false;
  const texts = ["token", "draft", "name", "email"].map((key): unknown => Reflect.get(value, key));
  const outbox: unknown = Reflect.get(value, "outbox");
  return texts.every((text) => text === undefined || typeof text === "string") &&
    (outbox === undefined || Array.isArray(outbox));
}
