/** Where a mention of the account stands: in a comment, or in the caption of the media itself. */
export interface MentionPlace {
  readonly media: string;
  readonly comment?: string;
}

const COMMENT = "comment:";
const MENTION = "mention:";
const MEDIA = "media:";
const POST = "post:";

/** Comments and messages are two spaces of ids; ours keep them apart. */
export function commentId(id: string): string {
  return `${COMMENT}${id}`;
}

/** Instagram's id of a comment that `commentId` named; undefined for anything else. */
export function readCommentId(externalId: string | undefined): string | undefined {
  return externalId?.startsWith(COMMENT) ? externalId.slice(COMMENT.length) : undefined;
}

/** `mention:{media}` or `mention:{media}:{comment}`; also the thread's key, and its person. */
export function mentionId({ media, comment }: MentionPlace): string {
  return [MENTION, media, comment === undefined ? "" : `:${comment}`].join("");
}

/** What `mentionId` made, taken apart; undefined for anything else. */
export function readMentionId(externalId: string): MentionPlace | undefined {
  const [, media, comment] = /^mention:([^:]+)(?::([^:]+))?$/.exec(externalId) ?? [];
  return media === undefined ? undefined : { media, comment };
}

/** The reference of a post's picture, for `fileAddress`. */
export function mediaRef(id: string): string {
  return `${MEDIA}${id}`;
}

/** Instagram's id of a media that `mediaRef` named; undefined for anything else. */
export function readMediaRef(ref: string): string | undefined {
  return ref.startsWith(MEDIA) ? ref.slice(MEDIA.length) : undefined;
}

/** Instagram's id of a media that a ticket hangs on, when a post is what is asked for. */
export function readPostRef(ref: string): string | undefined {
  return ref.startsWith(POST) ? ref.slice(POST.length) : undefined;
}

/** An id that may stand between the brackets of a field, as `mentioned_media.media_id(…)` wants it. */
export function isPlainId(id: string): boolean {
  return /^[\w-]{1,64}$/.test(id);
}
