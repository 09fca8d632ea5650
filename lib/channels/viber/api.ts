import type { ChannelNet } from "@/lib/channels/channel.ts";
import { callApi } from "@/lib/channels/http.ts";
import { Peek } from "@/lib/channels/json.ts";
import { headerSecret, statusRefusal } from "@/lib/channels/refusals.ts";
import { refusal } from "@/lib/channels/viber/errors.ts";

/**
 * One call of the REST bot API. It answers 200 also when it refuses: `status` in the body decides, 0 is well.
 * (developers.viber.com/docs/api/rest-bot-api)
 * @throws {SendError}
 */
export async function ask(
  net: ChannelNet,
  credentials: Readonly<Record<string, string>>,
  method: string,
  body: Readonly<Record<string, unknown>> = {},
): Promise<Peek> {
  const answer = await callApi(net.fetch, `${net.base}/${method}`, {
    method: "POST",
    headers: {
      "x-viber-auth-token": headerSecret("Viber", credentials.token),
      "content-type": "application/json",
    },
    body: JSON.stringify(body),
  });
  const read = new Peek(answer.body);
  const status = read.get("status").number;
  if (status !== undefined && status !== 0) throw refusal(method, status, read.get("status_message"));
  if (answer.status !== 200 || status === undefined) throw statusRefusal("Viber", method, answer);
  return read;
}
