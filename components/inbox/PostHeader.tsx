import { ExternalLink } from "@/components/icons.ts";
import type { TicketKind } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { RichText } from "@/components/inbox/RichText.tsx";
import type { PostView } from "@/lib/inbox/view.ts";

const FOLDED_OVER = 180;

/** The post that the comments hang on: picture, text folded after three lines, the way to it. */
export function PostHeader({ lang, post, kind }: { lang: Lang; post: PostView; kind: TicketKind }) {
  const { title = "", text = "" } = post;
  const way = (
    <ButtonLink small icon={ExternalLink} href={post.url} target="_blank" rel="noopener noreferrer">
      {lang.t(kind === "discussion" ? "thread.post.openDiscussion" : "thread.post.open")}
    </ButtonLink>
  );
  if (!(text || title || post.imageUrl)) return <p class="post post-bare">{way}</p>;
  return (
    <section class="post" aria-label={lang.t("thread.post.title")}>
      {post.imageUrl && (
        <img class="post-image" src={post.imageUrl} alt="" width={96} height={96} loading="lazy" />
      )}
      <div class="post-words">
        {/* Where a post has no title of its own, its first words stand for one. */}
        {!text.startsWith(title) && <p class="post-title">{title}</p>}
        {text.length > FOLDED_OVER || text.split("\n").length > 3
          ? (
            <details class="post-fold">
              <summary>
                <span class="post-start" dir="auto">{text}</span>
                <span class="post-more">{lang.t("thread.post.more")}</span>
                <span class="post-less">{lang.t("thread.post.less")}</span>
              </summary>
              <RichText text={text} />
            </details>
          )
          : text && <RichText text={text} />}
        {way}
      </div>
    </section>
  );
}
