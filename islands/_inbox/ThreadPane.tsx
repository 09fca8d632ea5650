import { CircleAlert, MessagesSquare } from "@/components/icons.ts";
import { EmptyState } from "@/components/EmptyState.tsx";
import { Skeleton } from "@/components/Skeleton.tsx";
import { usualVia } from "@/components/inbox/ComposerVia.tsx";
import { ConversationHeader } from "@/components/inbox/ConversationHeader.tsx";
import { PostHeader } from "@/components/inbox/PostHeader.tsx";
import { Thread } from "@/components/inbox/Thread.tsx";
import { capabilities } from "@/lib/channels/capabilities.ts";
import { ComposerPane } from "@/islands/_inbox/ComposerPane.tsx";
import { withOutgoing } from "@/islands/_inbox/outbox.ts";
import { MenuPane } from "@/islands/_inbox/MenuPane.tsx";
import { Scroller } from "@/islands/_inbox/Scroller.tsx";
import { SoundPlayer } from "@/islands/_inbox/SoundPlayer.tsx";
import type { Inbox, OpenThread } from "@/islands/_inbox/state.ts";

/** The open conversation. */
export function ThreadPane({ inbox }: { inbox: Inbox }) {
  const thread = inbox.thread.value;
  const lang = inbox.lang.value;
  if (!thread) return <NoThread inbox={inbox} />;
  const { ticket } = thread;
  const Watchers = inbox.team.value?.Watchers;
  return (
    <section class="inbox-thread" aria-label={lang.t("thread.conversation", { name: ticket.contact.name })}>
      <ConversationHeader
        lang={lang}
        ticket={ticket}
        filters={inbox.filters.value}
        members={inbox.props.members}
        viewerId={inbox.props.viewer.id}
        cardOpen={inbox.cardAsked.value}
      >
        <MenuPane inbox={inbox} ticket={ticket} />
      </ConversationHeader>
      <Messages key={ticket.id} inbox={inbox} thread={thread} />
      {Watchers && <Watchers ticketId={ticket.id} />}
      <ComposerPane key={`composer ${ticket.id}`} inbox={inbox} />
    </section>
  );
}

function Messages({ inbox, thread }: { inbox: Inbox; thread: OpenThread }) {
  const lang = inbox.lang.value;
  const { ticket, messages } = thread;
  if (!messages) {
    return (
      <div class="thread-place">
        <Skeleton of="thread" label={lang.t("page.loading")} />
      </div>
    );
  }
  const outbox = inbox.outbox.value.filter(({ ticketId }) => ticketId === ticket.id);
  const all = withOutgoing(messages, outbox);
  const begins = thread.olderCursor === null;
  return (
    <Scroller inbox={inbox} ticketId={ticket.id} messages={all} more={!begins}>
      {begins && ticket.post && <PostHeader lang={lang} post={ticket.post} kind={ticket.kind} />}
      <Thread
        lang={lang}
        messages={all}
        platform={ticket.platform}
        usualVia={usualVia(ticket.kind)}
        viewerId={inbox.props.viewer.id}
        Sound={SoundPlayer}
        readAt={inbox.readAt.value}
        quotable={inbox.hydrated.value && capabilities[ticket.platform].replies}
      />
    </Scroller>
  );
}

function NoThread({ inbox }: { inbox: Inbox }) {
  const { t } = inbox.lang.value;
  const error = inbox.threadError.value;
  return (
    <section class="inbox-thread" aria-label={t("thread.messages")}>
      {error
        ? <EmptyState icon={CircleAlert} title={error} />
        : inbox.openId.value
        ? <Skeleton of="thread" label={t("page.loading")} />
        : (
          <EmptyState
            icon={MessagesSquare}
            title={t("inbox.empty.pick")}
            help={t("inbox.empty.pick.help")}
          >
            {inbox.hydrated.value && (
              <button
                type="button"
                class="link-button only-keys"
                onClick={() => inbox.sheet.value = true}
              >
                {t("inbox.keys.title")}
              </button>
            )}
          </EmptyState>
        )}
    </section>
  );
}
