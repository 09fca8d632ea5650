import { useEffect, useRef } from "preact/hooks";
import { Skeleton } from "@/components/Skeleton.tsx";
import { Filters } from "@/components/inbox/Filters.tsx";
import { listHref } from "@/components/inbox/filters.ts";
import { TicketList } from "@/components/inbox/TicketList.tsx";
import { loadMore } from "@/islands/_inbox/list.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";

/** The list of tickets with what is above it. */
export function ListPane({ inbox }: { inbox: Inbox }) {
  const lang = inbox.lang.value;
  const filters = inbox.filters.value;
  const tickets = inbox.tickets.value;
  const cursor = inbox.moreCursor.value;
  const loading = inbox.listLoading.value;
  const { connections, members, tags, teams, views } = inbox.props;
  const team = inbox.team.value;
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => whenSeen(end.current, () => void loadMore(inbox)), [cursor]);
  const here = listHref(filters);
  const pane = useRef<HTMLElement>(null);
  const asked = useRef(filters.q);
  useEffect(() => {
    const box = pane.current?.querySelector<HTMLInputElement>("[type=search]");
    if (box && asked.current !== filters.q) box.value = filters.q ?? "";
    asked.current = filters.q;
  }, [filters.q]);
  return (
    <section class="inbox-list" aria-label={lang.t("inbox.list")} ref={pane}>
      <Filters
        lang={lang}
        filters={filters}
        platforms={[...new Set(connections.map(({ platform }) => platform))]}
        tags={tags}
        members={members}
        teams={teams}
        views={views}
        beside={inbox.thread.value !== undefined}
      >
        {team && <team.SelectToggle />}
      </Filters>
      <div class="inbox-scroll" aria-busy={loading} tabIndex={-1}>
        <TicketList
          lang={lang}
          tickets={tickets}
          filters={filters}
          openId={inbox.openId.value}
          drafts={inbox.drafts.value}
          Beside={team?.Beside}
          hasConnections={connections.length > 0}
          moreHref={cursor
            ? `${here}${here.includes("?") ? "&" : "?"}cursor=${encodeURIComponent(cursor)}`
            : undefined}
        >
          {loading && <Skeleton of="rows" label={lang.t("page.loading")} />}
        </TicketList>
        <div ref={end} />
      </div>
      {team && <team.SelectBar />}
    </section>
  );
}

const AHEAD = "400px";

/** Calls back when an element comes near the sight. */
function whenSeen(element: Element | null, seen: () => void): (() => void) | undefined {
  if (!element) return undefined;
  const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && seen(), {
    rootMargin: AHEAD,
  });
  watcher.observe(element);
  return () => watcher.disconnect();
}
