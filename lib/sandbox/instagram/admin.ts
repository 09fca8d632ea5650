import { type MetaAdminProfile, replyNatively } from "@/lib/sandbox/graph/native.ts";
import { addComment } from "@/lib/sandbox/graph/wall.ts";
import { tellComment } from "@/lib/sandbox/instagram/feed.ts";
import { newCommentId } from "@/lib/sandbox/instagram/media.ts";
import type { InstagramAccount, InstagramWorld } from "@/lib/sandbox/instagram/state.ts";
import { type Done, unknown } from "@/lib/sandbox/platform.ts";

/** Somebody who answers in the app of Instagram, beside the product. */
export class InstagramAdmin {
  constructor(
    private readonly world: InstagramWorld,
    private readonly account: InstagramAccount,
    readonly profile: MetaAdminProfile,
  ) {}

  /** @throws {RangeError} for a stranger */
  reply(customer: { readonly id: string }, text: string): Promise<Done> {
    return replyNatively(this.world, this.account, this.profile, { to: customer.id, text });
  }

  /** Comments in the account's name. @throws {RangeError} when there is no such media or comment */
  async comment(mediaId: string, text: string, { replyTo }: { replyTo?: string } = {}): Promise<Done> {
    const { world, account, profile } = this;
    const post = account.posts.get(mediaId);
    if (!post) throw unknown("media", mediaId);
    const answered = replyTo === undefined ? undefined : post.comments.get(replyTo);
    if (replyTo !== undefined && !answered) throw unknown("comment", replyTo);
    const id = newCommentId(account);
    const words = { id, author: null, text, native: profile.name, replyTo: answered };
    const comment = addComment(world, account, post, words);
    return { ids: [id], ...await tellComment(world, account, { post, comment }) };
  }
}
