import type { Connection } from "@/lib/channels/channel.ts";
import { hmacSha256 } from "@/lib/channels/signatures.ts";
import type { Signing } from "../contract.ts";
import { request } from "../parcels.ts";

/** How Meta signs for an app: over the raw bytes, with the app's secret. */
export function metaSigning(connection: Connection): Signing {
  return {
    sign: async (body, { credentials: { appSecret = "" } }) => {
      const bare = request(body);
      const signature = (await hmacSha256(appSecret, bare.body)).toHex();
      return { ...bare, headers: new Headers({ "x-hub-signature-256": `sha256=${signature}` }) };
    },
    unsigned: (body) => request(body),
    stranger: { ...connection, credentials: { ...connection.credentials, appSecret: "another" } },
    coversBody: true,
  };
}

/** A hundred events in one list, the given one among them. */
export function hundred<T>(one: (index: number) => T, broken: unknown): unknown[] {
  return Array.from({ length: 100 }, (_, index): unknown => index === 50 ? broken : one(index));
}
