import type { Platform } from "@/lib/channels/capabilities.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";

/** A broadcast as its writer sees it. Times are ISO 8601 in UTC. */
export interface BroadcastView {
  id: string;
  connectionId: string;
  connectionName: string;
  platform: Platform;
  /** As it goes out, with the way to opt out. */
  text: string;
  attachments: AttachmentView[];
  status: "draft" | "running" | "paused" | "stopped" | "done";
  /** Why it stands still although nobody has asked it to. */
  error?: { code: string; params?: Record<string, string>; message: string };
  /** How many people it would reach now; for a draft alone. */
  audience?: number;
  /** How many people get it; 0 for a draft. */
  total: number;
  /** The list of people is still being written. */
  gathering: boolean;
  sent: number;
  /** They forbid us to write. */
  blocked: number;
  failed: number;
  unsure: number;
  /** They opted out, or closed their messages, meanwhile. */
  skipped: number;
  /** People a second, as measured since it was last started. */
  perSecond?: number;
  secondsLeft?: number;
  author: { id?: string; name: string };
  createdAt: string;
  startedAt?: string;
  finishedAt?: string;
}
