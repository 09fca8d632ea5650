import type { Person } from "@/lib/channels/channel.ts";

const SITE = "https://vk.com";

/** Addresses of VK's pages for people; owners below zero are communities. */
export const links = {
  person: (id: number) => id < 0 ? `${SITE}/club${-id}` : `${SITE}/id${id}`,
  page: (name: string) => `${SITE}/${encodeURIComponent(name)}`,
  /** The conversation in the community's own inbox. */
  chat: (group: number, peer: number) => `${SITE}/gim${group}?sel=${peer}`,
  /** Opens the conversation with the community. */
  write: (group: string) => `https://vk.me/club${group}`,
  keySettings: (group: string) => `${SITE}/club${group}?act=tokens`,
  messageSettings: (group: string) => `${SITE}/club${group}?act=messages`,
  object: (type: string, owner: number, id: number) => `${SITE}/${type}${owner}_${id}`,
  marketAlbum: (owner: number, id: number) => `${SITE}/market${owner}?section=album_${id}`,
  comment: (owner: number, post: number, comment: number) => `${SITE}/wall${owner}_${post}?reply=${comment}`,
  topicPost: (group: number, topic: number, post: number) => `${SITE}/topic-${group}_${topic}?post=${post}`,
};

/** What an event tells of its author: the id and the page, never a name. */
export function personOf(id: number): Person {
  return { externalId: String(id), profileUrl: links.person(id) };
}
