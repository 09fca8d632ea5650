import { ConfigError } from "@/lib/config.ts";

/** A fetch that trusts certificate authorities beside the usual ones; close it in the end. */
export interface TrustingFetch {
  readonly fetch: typeof fetch;
  close(): void;
}

/**
 * Trusts the authorities of a file for one platform's calls, and for nothing else. Certificates are checked
 * as always.
 * @param variable the environment variable that names the file, for the message
 * @param path of certificates in PEM
 * @throws {ConfigError} when the file cannot be read or holds no certificate
 */
export async function trusting(variable: string, path: string): Promise<TrustingFetch> {
  const pem = await Deno.readTextFile(path).catch((cause) => {
    throw unusable(variable, path, "it cannot be read", cause);
  });
  const client = clientFor(variable, path, pem);
  return {
    fetch: (input, init) => {
      // The DOM's RequestInit, which islands are checked against, does not know Deno's clients.
      const trusting: RequestInit & { client: Deno.HttpClient } = { ...init, client };
      return fetch(input, trusting);
    },
    close: () => client.close(),
  };
}

function clientFor(variable: string, path: string, pem: string): Deno.HttpClient {
  if (!pem.includes("-----BEGIN CERTIFICATE-----")) {
    throw unusable(variable, path, "it holds no certificate in PEM");
  }
  try {
    return Deno.createHttpClient({ caCerts: [pem] });
  } catch (cause) {
    throw unusable(variable, path, "its certificate cannot be read", cause);
  }
}

function unusable(variable: string, path: string, why: string, cause?: unknown): ConfigError {
  return new ConfigError(`Could not start: ${variable} names ${path}, but ${why}`, { cause });
}
