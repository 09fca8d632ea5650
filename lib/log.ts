import { causeOf } from "@/db/libsql.ts";

/** What happened, as plain facts: ids and numbers, never secrets, never the text of a message. */
export type Facts = Readonly<Record<string, string | number | boolean | null | undefined>>;

export interface Log {
  info(event: string, facts?: Facts): void;
  warn(event: string, facts?: Facts): void;
  error(event: string, error: unknown, facts?: Facts): void;
}

/** One line of JSON an event, to standard error. */
export const log: Log = {
  info: (event, facts) => write("info", event, facts),
  warn: (event, facts) => write("warn", event, facts),
  error: (event, error, facts) => write("error", event, { ...facts, ...describe(error) }),
};

/** For tests and command lines that print for themselves. */
export const quiet: Log = { info: () => {}, warn: () => {}, error: () => {} };

function write(level: string, event: string, facts: Facts = {}): void {
  console.error(JSON.stringify({ at: new Date().toISOString(), level, event, ...facts }));
}

function describe(thrown: unknown): Facts {
  const error = causeOf(thrown);
  if (!(error instanceof Error)) return { error: String(error) };
  const cause = causeOf(error.cause);
  return {
    error: error.message,
    kind: error.name,
    cause: cause instanceof Error ? cause.message : undefined,
    stack: error.stack?.split("\n").slice(1, 6).join(" "),
  };
}
