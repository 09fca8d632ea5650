import type { SampleName } from "@/lib/sandbox/samples.ts";
import { randomHex } from "@/lib/sandbox/vk/callback.ts";
import { type Community, type Right, RIGHTS } from "@/lib/sandbox/vk/state.ts";

export interface NewCommunity {
  readonly token: string;
  readonly groupId: number;
  readonly name: string;
  readonly screenName?: string;
  /** What the token may do; all by default. */
  readonly rights?: readonly Right[];
  /** Whether people may write to it; they may by default. */
  readonly messagesOn?: boolean;
  /** Whether its chat bot is on; it is by default. */
  readonly chatBot?: boolean;
  readonly avatar?: SampleName;
}

const ALL: readonly Right[] = ["manage", "messages", "photos", "docs", "wall", "stories"];

/** @throws {RangeError} for a token or id that VK could not have given */
export function newCommunity(given: NewCommunity): Community {
  const { token, groupId, name, screenName = `club${groupId}`, rights = ALL, avatar = "mug" } = given;
  if (!/^[\w.-]{10,}$/.test(token)) {
    throw new RangeError("Could not add the community: its token is malformed");
  }
  if (!(Number.isInteger(groupId) && groupId > 0)) {
    throw new RangeError(`Could not add the community: ${groupId} is no group id`);
  }
  const wrong = rights.find((right) => !Object.hasOwn(RIGHTS, right));
  if (wrong) throw new RangeError(`Could not add the community: "${wrong}" is no right`);
  return {
    token,
    groupId,
    name,
    screenName,
    rights: new Set(rights),
    avatar,
    code: randomHex(4),
    messagesOn: given.messagesOn ?? true,
    chatBot: given.chatBot ?? true,
    presses: new Map(),
    online: false,
    ids: { server: 0, message: 5_000, wall: 700, topic: 30, photo: 457_239_000, doc: 670_000_000 },
    servers: new Map(),
    dialogues: new Map(),
    posts: new Map(),
    topics: new Map(),
    tickets: new Map(),
    uploaded: new Map(),
    media: new Map(),
  };
}
