import { PostHeader } from "@/components/inbox/PostHeader.tsx";
import { Popover } from "@/components/Popover.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { PostView, TicketView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  ticket: TicketView;
  post: PostView;
}

/** The post at hand, however far up the conversation it stands. */
export function PostPeek({ lang, ticket, post }: Props) {
  const kind = lang.t(`inbox.kind.${ticket.kind}`);
  return (
    <Popover
      id="post-peek"
      label={lang.t("thread.post.title")}
      triggerClass="post-peek link-button"
      triggerLabel={lang.t("thread.post.peek", { kind })}
      trigger={
        <>
          {post.imageUrl && <img src={post.imageUrl} alt="" width={18} height={18} />}
          {kind}
        </>
      }
    >
      <PostHeader lang={lang} post={post} kind={ticket.kind} />
    </Popover>
  );
}
