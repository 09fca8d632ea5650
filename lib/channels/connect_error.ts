import { ConnectError, SendError } from "@/lib/channels/channel.ts";

/** Under which keys of `connect.error.` a platform's refusals are told, and at which credential. */
export interface Telling {
  /** Begins every key. */
  readonly prefix: string;
  /** The credential that holds the token. */
  readonly field: string;
  /** Keys for some of the platform's own codes, which begin `SendError.platformCode`. */
  readonly byCode?: ReadonlyMap<string, string>;
}

/** Runs calls made while connecting, and says of a refusal what the owner can do. @throws {ConnectError} */
export async function asConnectError<T>(telling: Telling, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    const reason = error.platformCode ?? error.message;
    throw new ConnectError(`${telling.prefix}.${keyOf(telling, error)}`, telling.field, { reason });
  }
}

function keyOf({ byCode }: Telling, { kind, platformCode }: SendError): string {
  const known = byCode?.get(platformCode?.split(" ", 1)[0] ?? "");
  if (known) return known;
  if (kind === "token") return "token_refused";
  return kind === "rate" || kind === "transient" ? "unreachable" : "refused";
}
