import type { InboundMessage } from "@/lib/channels/channel.ts";
import type { Platform } from "@/lib/channels/capabilities.ts";
import { search, type SearchRequest } from "@/lib/search/search.ts";
import type { SearchAnswer, SearchHit } from "@/lib/search/view.ts";
import type { Workspace } from "@/lib/workspaces.ts";
import { type Cast, openCast, type Person } from "../../routes/api/cast.ts";
import { accept, plantConnection, written } from "../../routes/api/desk.ts";

/** A bakery in which customers write and Борис searches. */
export interface SearchDesk extends AsyncDisposable {
  readonly cast: Cast;
  readonly workspace: Workspace;
  /** The connection that `write` uses. */
  readonly connection: string;
  connect(platform: Platform): Promise<string>;
  write(person: string, text: string, values?: Partial<InboundMessage>, connection?: string): Promise<string>;
  find(q: string, asked?: Partial<SearchRequest>, who?: Person): Promise<SearchAnswer>;
  /** Whole texts of the messages that are found, in their order. */
  texts(q: string, asked?: Partial<SearchRequest>): Promise<string[]>;
  /** Names of the customers whose tickets are found, in their order. */
  tickets(q: string, asked?: Partial<SearchRequest>): Promise<string[]>;
  /** Names of the contacts that are found. */
  contacts(q: string): Promise<string[]>;
}

export async function openSearchDesk(): Promise<SearchDesk> {
  const cast = await openCast();
  const workspace = await cast.services.workspaces.open(cast.boris.workspaceId);
  const connection = await plantConnection(cast, cast.anna, "telegram");
  const find = async (q: string, asked: Partial<SearchRequest> = {}, who = cast.boris) => {
    const place = {
      services: cast.services,
      workspace,
      onlooker: { memberId: who.id, locale: "ru" as const },
    };
    return await search(place, { q, type: "all", sort: "relevance", limit: 30, timeZone: "UTC", ...asked });
  };
  return {
    cast,
    workspace,
    connection,
    connect: (platform) => plantConnection(cast, cast.anna, platform),
    async write(person, text, values = {}, by = connection) {
      const message = written(person, text, values);
      await accept(cast, by, message);
      return message.externalId;
    },
    find,
    texts: async (q, asked) =>
      (await find(q, { ...asked, type: "messages" })).items.map((hit) =>
        hit.type === "message" ? hit.message.snippet.map(({ text }) => text).join("") : ""
      ),
    tickets: async (q, asked) =>
      (await find(q, { ...asked, type: "tickets" })).items.map((hit) =>
        hit.type === "ticket" ? hit.ticket.contact.name : ""
      ),
    contacts: async (q) =>
      (await find(q, { type: "contacts" })).items.map((hit) =>
        hit.type === "contact" ? hit.contact.name : ""
      ),
    [Symbol.asyncDispose]: () => cast[Symbol.asyncDispose](),
  };
}

/** The places of an excerpt that are marked. */
export function hits(hit: SearchHit | undefined): string[] {
  const parts = hit?.type === "contact" ? hit.snippet : hit?.message?.snippet ?? [];
  return parts.filter((part) => part.hit).map(({ text }) => text);
}
