import { ConnectError, SendError } from "@/lib/channels/channel.ts";

/** Which keys of `connect.error.` and which credentials a platform's refusals are told by. */
export interface Naming {
  /** Begins every key. */
  readonly prefix: string;
  /** The credential that holds the token. */
  readonly tokenField: string;
  /** The rights that our calls need: Meta's refusals spell out the one that is missing. */
  readonly rights: readonly string[];
}

/** Runs calls made while connecting, and says of a refusal what the owner can do. @throws {ConnectError} */
export async function asConnectError<T>(naming: Naming, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SendError)) throw error;
    throw explained(naming, error);
  }
}

/** True for Meta's words about a proof that was made with another app's secret. */
export function isWrongSecret(error: SendError): boolean {
  return error.platformCode?.toLowerCase().includes("appsecret_proof") === true;
}

function explained({ prefix, tokenField, rights }: Naming, error: SendError): ConnectError {
  const reason = error.platformCode ?? error.message;
  if (isWrongSecret(error)) return new ConnectError(`${prefix}.secret_refused`, "appSecret", { reason });
  const missing = rights.filter((right) => reason.includes(right)).join(", ");
  if (missing !== "") {
    return new ConnectError(`${prefix}.rights_missing`, tokenField, { rights: missing, reason });
  }
  return new ConnectError(`${prefix}.${nameOf(error)}`, tokenField, { reason });
}

function nameOf({ kind }: SendError): string {
  if (kind === "token") return "token_refused";
  return kind === "rate" || kind === "transient" ? "unreachable" : "refused";
}
