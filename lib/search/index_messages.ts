import type { Statement } from "@/db/libsql.ts";
import { indexText, mark } from "@/lib/search/index_text.ts";
import type { Indexable } from "@/lib/search/indexable.ts";
import { wordsOf } from "@/lib/search/words.ts";

/**
 * Puts new and changed messages into the index, and takes those out that say nothing any more. Belongs into the
 * commit that writes the messages; a fixed number of statements for any number of them.
 */
export function indexMessages(messages: readonly Indexable[]): Statement[] {
  const { said = [], silent = [] } = Object.groupBy(
    messages,
    ({ text }) => wordsOf(text, 1).length > 0 ? "said" : "silent",
  );
  return [...put(said), ...forget(silent.map(({ id }) => id))];
}

/** The same for messages that were there before the index, oldest first: they go below all that came since. */
export function indexFormerMessages(messages: readonly Indexable[]): Statement[] {
  return put(messages.filter(({ text }) => wordsOf(text, 1).length > 0), NUMBER_FORMER);
}

function put(messages: readonly Indexable[], number = NUMBER_NEW): Statement[] {
  if (messages.length === 0) return [];
  const rows = messages.map((one) => [one.id, indexText(one.text, marksOf(one))]);
  return [
    { sql: number, args: [JSON.stringify(messages.map(({ id }) => id))] },
    { sql: PUT, args: [JSON.stringify(rows)] },
  ];
}

const NUMBER_NEW = "INSERT OR IGNORE INTO search_docs (message_id) SELECT value FROM json_each(?)";
const NUMBER_FORMER = `INSERT OR IGNORE INTO search_docs (doc, message_id)
  SELECT coalesce((
    SELECT max(doc) FROM search_docs
    WHERE doc < coalesce((SELECT doc FROM search_docs WHERE message_id = ''), ${Number.MAX_SAFE_INTEGER})
  ), 0) + 1 + key, value FROM json_each(?)`;

/** In the order of the numbers: the index writes a list out each time that they go backwards. */
const PUT = `INSERT OR REPLACE INTO search_text (rowid, body)
  SELECT doc, value ->> 1 FROM json_each(?) JOIN search_docs ON message_id = value ->> 0 ORDER BY doc`;

function forget(ids: readonly string[]): Statement[] {
  if (ids.length === 0) return [];
  const args = [JSON.stringify(ids)];
  const chosen = "message_id IN (SELECT value FROM json_each(?))";
  return [
    {
      sql: `DELETE FROM search_text WHERE rowid IN (SELECT doc FROM search_docs WHERE ${chosen})`,
      args,
    },
    { sql: `DELETE FROM search_docs WHERE ${chosen}`, args },
  ];
}

function marksOf({ connectionId, identityId, guestId }: Indexable): string[] {
  return [
    mark.connection(connectionId),
    ...(identityId ? [mark.identity(identityId)] : []),
    ...(guestId ? [mark.guest(guestId)] : []),
  ];
}
