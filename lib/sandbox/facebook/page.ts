import type { FacebookWorld, Page } from "@/lib/sandbox/facebook/state.ts";
import { type NewApp, newApp } from "@/lib/sandbox/graph/apps.ts";
import { addToken } from "@/lib/sandbox/graph/tokens.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";

export interface NewPage extends NewApp {
  readonly id: string;
  readonly name: string;
  /** The page's own access token. */
  readonly token: string;
  readonly username?: string;
  readonly category?: string;
  readonly avatar?: SampleName;
  /** What the token may do; all that a help desk needs by default. */
  readonly permissions?: readonly string[];
  /** The feature Human Agent is approved; not by default. */
  readonly humanAgent?: boolean;
  /** The feature Business Asset User Profile Access is granted; by default it is. */
  readonly profileAccess?: boolean;
}

const ALL = [
  "pages_show_list",
  "pages_messaging",
  "pages_manage_metadata",
  "pages_read_engagement",
  "pages_read_user_content",
  "pages_manage_engagement",
];

/** @throws {RangeError} for an id or a token that Facebook could not have given */
export function addPage(world: FacebookWorld, given: NewPage): Page {
  const { id, name, token, username = `page${id}`, category = "Shopping & retail", avatar = "mug" } = given;
  if (!/^\d+$/.test(id)) throw new RangeError(`Could not add the page: ${id} is no id of a page`);
  const page: Page = {
    id,
    name,
    username,
    category,
    avatar,
    app: newApp(world, given),
    scopes: new Set(given.permissions ?? ALL),
    subscribed: null,
    humanAgent: given.humanAgent ?? false,
    profileAccess: given.profileAccess ?? true,
    standby: false,
    ids: { post: 122_100_000_000, comment: 880_500_000_000 },
    dialogues: new Map(),
    posts: new Map(),
    uploads: new Map(),
  };
  addToken(world, page, token);
  world.accounts.set(id, page);
  world.core.feed.publish({ type: "state" });
  return page;
}
