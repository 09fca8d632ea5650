import type { z } from "@hono/zod-openapi";
import type { Rights } from "@/lib/auth/viewer.ts";
import type { ErrorCode } from "@/lib/errors.ts";
import type { Key } from "@/lib/i18n/keys.ts";
import { entry } from "@/routes/api/entry.ts";

type Named<K, Prefix extends string> = K extends `api.${Prefix}.${infer Name}` ? Name : never;
/** Every operation has its sentences in the catalogue: a nameless one does not compile. */
export type OperationId = Named<Key, "op"> & Named<Key, "about">;
export type Tag = Named<Key, "tag">;

interface Rule {
  readonly right?: keyof Rights;
  readonly body?: boolean;
  /** Its own refusals; those of every such operation are added to the document by themselves. */
  readonly refuses?: readonly ErrorCode[];
}

const SECURITY: Record<string, string[]>[] = [{ token: [] }, { session: [] }];

/** The part of a route that lets members in and says so in the document. */
export function forMembers(operationId: OperationId, tag: Tag, { right, body, refuses = [] }: Rule = {}) {
  return {
    operationId,
    tags: [tag],
    security: SECURITY,
    middleware: entry({ right, body }),
    "x-right": right,
    "x-refusals": refuses,
  };
}

/** The part of a route that anybody may ask for. */
export function forEverybody(operationId: OperationId, tag: Tag) {
  return { operationId, tags: [tag], security: [] };
}

/** A JSON answer. Its sentence in the document comes from the catalogue. */
export function json<S extends z.ZodType>(schema: S) {
  return { description: "", content: { "application/json": { schema } } };
}

/** A JSON body. */
export function jsonBody<S extends z.ZodType>(schema: S) {
  return { body: { required: true, content: { "application/json": { schema } } } };
}

/** An answer without a body. */
export const nothing = { description: "" };
