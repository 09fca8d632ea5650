import type { Platform } from "@/lib/channels/capabilities.ts";

/** A contact as a row of a list. */
export interface ContactSummary {
  id: string;
  name: string;
  avatarUrl?: string;
  email?: string;
  phone?: string;
  city?: string;
  /** Where they write from, each once. */
  platforms: Platform[];
  /** When they last wrote, ISO 8601; absent: never. */
  lastSeenAt?: string;
  blocked: boolean;
}

/** One of the workspace's own fields, with what stands in it on a card. */
export interface OwnField {
  id: string;
  name: string;
  kind: "text" | "number" | "date" | "choice";
  choices?: string[];
  /** A number with a point, a date as 2026-03-31; absent: empty. */
  value?: string;
}

/** What a colleague wrote down about a customer. */
export interface ContactNote {
  id: string;
  text: string;
  author: { id?: string; name: string };
  createdAt: string;
}

/** Another card that was merged into this one. */
export interface ContactMerge {
  id: string;
  /** The card that is no more, by its name. */
  mergedId: string;
  name: string;
  author: { id?: string; name: string };
  createdAt: string;
  /** Until then it can be taken back. */
  undoableUntil: string;
}
