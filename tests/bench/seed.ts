import type { Store } from "@/db/libsql.ts";

/** Messages in a ticket of a seeded workspace. */
const EACH = 20;
/** Of ten tickets; the newest ones are all open, so that the first page of the list is full at any size. */
const CLOSED = 8;
const SURELY_OPEN = 40;

/** `n` rows counted from 0; a text of 26 characters that sorts by its number stands in for an id. */
const COUNTED = "WITH RECURSIVE counted(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM counted WHERE n + 1 < ?)";
const ID = (letter: string, number: string) => `printf('${letter}%025d', ${number})`;

/**
 * Fills an empty workspace's database with a history of years: customers who wrote, were answered and came
 * again. By SQL alone, since a million webhooks would take a quarter of an hour.
 * @param connectionId a connected Telegram bot
 * @param count messages
 */
export async function seed(store: Store, connectionId: string, count: number): Promise<void> {
  const tickets = Math.max(1, Math.floor(count / EACH));
  const end = Date.now();
  for (const pragma of ["synchronous = OFF", "cache_size = -200000"]) await store.query(`PRAGMA ${pragma}`);
  await store.write(() =>
    store.commit([
      { sql: CONTACTS, args: [tickets, end] },
      { sql: IDENTITIES, args: [tickets, end, connectionId] },
      "INSERT INTO tags (id, name) VALUES ('tag', 'Доставка')",
      { sql: TICKETS, args: [tickets, end, connectionId] },
      { sql: TICKET_TAGS, args: [tickets] },
      { sql: MESSAGES, args: [tickets * EACH, tickets, end, connectionId] },
      { sql: "INSERT INTO events (kind, ticket_id, at) VALUES ('ticket.created', '-', ?)", args: [end] },
    ])
  );
  await store.query("PRAGMA wal_checkpoint(TRUNCATE)");
}

const CONTACTS = `${COUNTED}
  INSERT INTO contacts (id, name, created_at, updated_at)
  SELECT ${ID("c", "n")}, 'Клиент ' || n, ?2, ?2 FROM counted`;

const IDENTITIES = `${COUNTED}
  INSERT INTO identities (id, connection_id, contact_id, external_id, reachable, last_inbound_at, created_at)
  SELECT ${ID("i", "n")}, ?3, ${ID("c", "n")}, n, 1, ?2, ?2 FROM counted`;

const IS_CLOSED = `n % 10 < ${CLOSED} AND n < ?1 - ${SURELY_OPEN}`;

const TICKETS = `${COUNTED}
  INSERT INTO tickets (id, number, status, platform, connection_id, kind, section, thread_key, contact_id,
    identity_id, preview, preview_author, last_message_at, last_inbound_at, waiting_since, created_at, closed_at)
  SELECT ${ID("t", "n")}, n + 1, iif(${IS_CLOSED}, 'closed', 'open'), 'telegram', ?3, 'direct',
    'chat', n, ${ID("c", "n")}, ${ID("i", "n")}, ${textAt("n")}, 'contact', ?2 - (?1 - n) * 60000,
    ?2 - (?1 - n) * 60000, ?2 - (?1 - n) * 60000, ?2 - (?1 - n) * 60000 - 86400000,
    iif(${IS_CLOSED}, ?2 - (?1 - n) * 60000, NULL) FROM counted`;

const TICKET_TAGS = `${COUNTED}
  INSERT INTO ticket_tags (ticket_id, tag_id) SELECT ${ID("t", "n")}, 'tag' FROM counted`;

const MESSAGES = `${COUNTED}
  INSERT INTO messages (id, ticket_id, connection_id, direction, author_type, author_name, text, status,
    external_id, sequence, sent_at, created_at)
  SELECT ${ID("m", "n")}, ${ID("t", `n / ${EACH}`)}, ?4, iif(n % 3 = 2, 'out', 'in'),
    iif(n % 3 = 2, 'native', 'contact'), 'Вера', ${textAt("n")}, iif(n % 3 = 2, 'sent', 'received'),
    (n / ${EACH}) || ':' || (n % ${EACH}), n % ${EACH}, ?3 - (?2 - n / ${EACH}) * 60000 - 1000 * (${EACH} - n % ${EACH}),
    ?3 FROM counted`;

function textAt(number: string): string {
  return `CASE ${number} % 5
    WHEN 0 THEN 'Здравствуйте! Подскажите, пожалуйста, есть ли в наличии большие кружки? ' || ${number}
    WHEN 1 THEN 'Сколько стоит доставка в Казань и как долго она идёт? ' || ${number}
    WHEN 2 THEN 'Добрый день! Да, конечно: отправим завтра, дойдёт за три дня. Адрес прежний? ' || ${number}
    WHEN 3 THEN 'Заказ пришёл, но одна чашка с трещиной от края до ручки. Упаковка была целая. ' || ${number}
    ELSE 'Спасибо! ' || ${number} END`;
}
