import { and, isNotNull, isNull } from "drizzle-orm";
import { insertMany } from "@/db/bulk.ts";
import { replyFolders, savedReplies } from "@/db/schema/workspace.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import { newId } from "@/lib/ids.ts";
import { changeEvent } from "@/lib/inbox/events.ts";
import { en } from "@/lib/replies/starter/en.ts";
import { STARTERS } from "@/lib/replies/starter/keys.ts";
import { ru } from "@/lib/replies/starter/ru.ts";
import type { Services } from "@/lib/services.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/** The starters that the team does not have, by their keys. */
export async function missingStarters({ store }: Workspace): Promise<string[]> {
  const rows = await store.db.select({ starter: savedReplies.starter }).from(savedReplies)
    .where(
      and(isNull(savedReplies.ownerId), isNotNull(savedReplies.starter), isNull(savedReplies.deletedAt)),
    );
  return STARTERS.filter((key) => !rows.some(({ starter }) => starter === key));
}

/**
 * Gives the team texts to begin with, in both languages, in a folder of their own (RE-05). Those that are
 * there already, changed or not, stay as they are. The caller has checked that it may.
 * @returns how many were added
 */
export async function addStarters(
  services: Services,
  workspace: Workspace,
  memberId: string | null,
): Promise<number> {
  const { store, locale } = workspace;
  const now = services.now();
  const added = await store.write(async () => {
    const missing = await missingStarters(workspace);
    if (missing.length === 0) return 0;
    const name = translator(locale)("replies.starter.folder");
    const folder = await folderOf(workspace, name);
    const folderId = folder ?? newId(now);
    const titles = locale === "ru" ? ru : en;
    const rows = STARTERS.filter((key) => missing.includes(key)).map((key) => ({
      id: newId(now),
      folderId,
      title: titles[key].title,
      texts: { ru: ru[key].text, en: en[key].text },
      starter: key,
      createdBy: memberId,
      createdAt: now,
      updatedAt: now,
    }));
    await store.commit([
      ...(folder ? [] : insertMany(replyFolders, [{ id: folderId, name, createdAt: now }])),
      ...insertMany(savedReplies, rows),
      changeEvent(store, "replies.updated"),
    ]);
    return rows.length;
  });
  services.live.notify(workspace.id);
  return added;
}

/** The same for a team that has just begun; one that has had the set has made of it what it wanted. */
export async function beginWithStarters(
  services: Services,
  workspaceId: string,
  memberId: string,
): Promise<void> {
  const workspace = await services.workspaces.open(workspaceId);
  const missing = await missingStarters(workspace);
  if (missing.length === STARTERS.length) await addStarters(services, workspace, memberId);
}

async function folderOf({ store }: Workspace, name: string): Promise<string | undefined> {
  const rows = await store.db.select().from(replyFolders).where(isNull(replyFolders.ownerId));
  return rows.find((row) => row.name === name)?.id;
}
