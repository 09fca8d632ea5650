import { useEffect, useRef, useState } from "preact/hooks";
import { IS_BROWSER } from "fresh/runtime";
import type { Inbox } from "@/islands/_inbox/state.ts";
import { loadFormer } from "@/islands/_inbox/threads.ts";

const loadCard = async () => (await import("@/islands/_inbox/later.ts")).ClientCard;

/** The server has it at once. To a browser it comes after what is answered by. */
const atOnce = IS_BROWSER ? undefined : await loadCard();

/** Tells Preact to leave what the server has rendered as it is. */
const AS_IT_IS = { __html: "" };

/** The card of the open ticket's customer. */
export function CardPane({ inbox }: { inbox: Inbox }) {
  const thread = inbox.thread.value;
  const id = thread?.composer && thread.ticket.id;
  const first = useRef(thread?.ticket.id);
  const [ClientCard, setCard] = useState(() => atOnce);
  const [More, setMore] = useState<typeof import("@/islands/_inbox/ContactMore.tsx").ContactMore>();
  useEffect(() => {
    if (id) void loadFormer(inbox, id);
  }, [id]);
  useEffect(() => {
    if (thread && !ClientCard) void loadCard().then((card) => setCard(() => card));
  }, [thread === undefined]);
  useEffect(() => {
    if (ClientCard) {
      void import("@/islands/_inbox/later.ts").then((it) => setMore(() => it.ContactMore));
    }
  }, [ClientCard === undefined]);
  if (!thread) return null;
  const lang = inbox.lang.value;
  const label = lang.t("contact.title");
  if (!ClientCard) {
    const kept = thread.ticket.id === first.current ? AS_IT_IS : undefined;
    return <aside class="inbox-card" aria-label={label} dangerouslySetInnerHTML={kept} />;
  }
  return (
    <aside class="inbox-card" aria-label={label}>
      <ClientCard
        lang={lang}
        ticket={thread.ticket}
        filters={inbox.filters.value}
        tags={inbox.props.tags}
        former={thread.former}
        links={thread.links}
        foremost={inbox.cardAsked.value}
        more={More && <More inbox={inbox} ticket={thread.ticket} />}
      />
    </aside>
  );
}
