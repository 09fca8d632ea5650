import type { ReplyTexts } from "@/db/schema/replies.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";

/** A saved reply as a member sees it. Times are ISO 8601 in UTC. */
export interface SavedReplyView {
  id: string;
  title: string;
  texts: ReplyTexts;
  /** The team's; else the viewer's own. */
  shared: boolean;
  folderId: string | null;
  files: AttachmentView[];
  /** By everybody. */
  uses: number;
  /** By the viewer. */
  ownUses: number;
  /** How much of it is changed before it goes out, 0 to 1 on average; null: never used. */
  changed: number | null;
  lastUsedAt?: string;
  /** The viewer may change and delete it. */
  mayChange: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface ReplyFolderView {
  id: string;
  name: string;
  shared: boolean;
  mayChange: boolean;
}
