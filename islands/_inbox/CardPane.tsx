import { useEffect, useRef, useState } from "preact/hooks";
import { IS_BROWSER } from "fresh/runtime";
import { later } from "@/islands/_inbox/parts.ts";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { loadFormer } from "@/islands/_inbox/threads.ts";

/** The server has it at once. To a browser it comes after what is answered by. */
const atOnce = IS_BROWSER ? undefined : (await later()).ClientCard;

/** Tells Preact to leave what the server has rendered as it is. */
const AS_IT_IS = { __html: "" };

/** The card of the open ticket's customer. */
export function CardPane({ inbox }: { inbox: Inbox }) {
  const thread = inbox.thread.value;
  const id = thread?.composer && thread.ticket.id;
  const first = useRef(thread?.ticket.id);
  const place = useRef<HTMLElement>(null);
  const [parts, setParts] = useState<Awaited<ReturnType<typeof later>>>();
  useEffect(() => {
    if (id) void loadFormer(inbox, id);
  }, [id]);
  useEffect(() => {
    if (!thread || parts) return;
    later().then((it) => {
      it.carryOver(place.current);
      setParts(it);
    }, () => undefined);
  }, [thread?.ticket.id]);
  if (!thread) return null;
  const { ticket } = thread;
  const ClientCard = parts?.ClientCard ?? atOnce;
  const kept = !ClientCard && ticket.id === first.current ? AS_IT_IS : undefined;
  const lang = inbox.lang.value;
  return (
    <aside class="inbox-card" aria-label={lang.t("contact.title")} ref={place} dangerouslySetInnerHTML={kept}>
      {ClientCard && (
        <ClientCard
          lang={lang}
          ticket={ticket}
          filters={inbox.filters.value}
          tags={inbox.props.tags}
          former={thread.former}
          links={thread.links}
          foremost={inbox.cardAsked.value}
          more={parts && <parts.ContactMore inbox={inbox} ticket={ticket} />}
        />
      )}
    </aside>
  );
}
