import { ListFilter, Zap } from "@/components/icons.ts";
import { filterQuery, filtersOf } from "@/components/inbox/filters.ts";
import { ask } from "@/islands/_inbox/aid/ask_server.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import type { Entry } from "@/islands/_palette/entry.ts";
import { follow } from "@/islands/_palette/follow.ts";
import type { Paged, SavedView } from "@/lib/inbox/view.ts";
import type { SavedReplyView } from "@/lib/replies/view.ts";

const PAGE = 100;
const MOST_PAGES = 10;

/** Saved views and replies, asked for when the palette opens; what does not come is left out. */
export async function loadLibrary(inbox: Inbox | undefined): Promise<Entry[]> {
  const [views, replies] = await Promise.all([
    ask<Paged<SavedView>>("/views").then(({ items }) => items, () => []),
    allReplies().catch(() => []),
  ]);
  return [...views.map(viewEntry), ...replies.map((reply) => replyEntry(reply, inbox))];
}

async function allReplies(): Promise<SavedReplyView[]> {
  const all: SavedReplyView[] = [];
  let cursor: string | null = "";
  for (let page = 0; cursor !== null && page < MOST_PAGES; page++) {
    const query: string = `${new URLSearchParams({ limit: String(PAGE), cursor })}`;
    const answer: Paged<SavedReplyView> = await ask(`/saved-replies?${query}`);
    all.push(...answer.items);
    cursor = answer.nextCursor;
  }
  return all.sort((a, b) => b.ownUses - a.ownUses || b.uses - a.uses);
}

function viewEntry({ id, name, filters }: SavedView): Entry {
  const href = `/inbox${filterQuery(filtersOf(new URLSearchParams(filters)))}`;
  return {
    id: `view:${id}`,
    group: "views",
    icon: ListFilter,
    title: name,
    run: () => follow(href, ".list-head"),
  };
}

/** In an open conversation it is put into the answer; elsewhere its page opens. */
function replyEntry({ id, title, texts }: SavedReplyView, inbox: Inbox | undefined): Entry {
  const text = Object.values(texts).join(" ").replace(/\s+/g, " ");
  return {
    id: `reply:${id}`,
    group: "replies",
    icon: Zap,
    title,
    text: text.slice(0, 160),
    words: text,
    run() {
      const writing = inbox?.writings.get(inbox.openId.peek() ?? "");
      if (!inbox || !writing || !document.getElementById("composer-reply")) {
        return follow(`/settings/replies/${encodeURIComponent(id)}`);
      }
      document.getElementById("composer-mode-reply")?.click();
      // What knows saved replies is what helps to write.
      void import("@/islands/_inbox/planning.ts").then(({ putReply }) => putReply(inbox, writing, id));
    },
  };
}
