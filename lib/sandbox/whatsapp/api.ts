import { edgeOf, type GraphApi, type GraphCall } from "@/lib/sandbox/graph/call.ts";
import { noNode, unknownPath } from "@/lib/sandbox/graph/errors.ts";
import { whatsappAnswers } from "@/lib/sandbox/whatsapp/errors.ts";
import { readMedia, removeMedia } from "@/lib/sandbox/whatsapp/media.ts";
import * as nodes from "@/lib/sandbox/whatsapp/nodes.ts";
import { sendMessage } from "@/lib/sandbox/whatsapp/send.ts";
import type { BusinessCall, NumberCall, WhatsappWorld } from "@/lib/sandbox/whatsapp/state.ts";
import { listTemplates } from "@/lib/sandbox/whatsapp/template.ts";
import { uploadMedia } from "@/lib/sandbox/whatsapp/upload.ts";

const NUMBER: Readonly<Record<string, (call: NumberCall) => unknown>> = {
  "GET": nodes.readNumber,
  "POST": nodes.configureNumber,
  "POST messages": sendMessage,
  "POST media": uploadMedia,
  "POST register": nodes.registerNumber,
};

const BUSINESS: Readonly<Record<string, (call: BusinessCall) => unknown>> = {
  "GET": nodes.readBusiness,
  "GET phone_numbers": nodes.listNumbers,
  "GET message_templates": listTemplates,
  "GET subscribed_apps": nodes.businessApps,
  "POST subscribed_apps": nodes.businessApps,
  "DELETE subscribed_apps": nodes.businessApps,
};

const MEDIA: Readonly<Record<string, (call: BusinessCall, id: string) => unknown>> = {
  "GET": readMedia,
  "DELETE": removeMedia,
};

/** The Cloud API behind graph.facebook.com: the business account, its numbers, messages and media. */
export function whatsappApi(world: WhatsappWorld): GraphApi {
  return { world, answers: whatsappAnswers, run: (raw) => run(world, raw) };
}

function run(world: WhatsappWorld, raw: GraphCall): unknown {
  const [id = "", edge] = raw.path;
  const account = world.accounts.get(raw.account.id);
  if (!account) throw noNode(id, raw.verb);
  const { business } = account;
  const call: BusinessCall = { world, business, account, params: raw.params, raw, method: edgeOf(raw.path) };
  const name = [raw.verb, edge].filter(Boolean).join(" ");
  const number = world.accounts.get(id);
  if (number && number.business !== business) throw noNode(id, raw.verb);
  const method = number
    ? NUMBER[name] && (() => NUMBER[name]?.({ ...call, number }))
    : id === business.id
    ? BUSINESS[name] && (() => BUSINESS[name]?.(call))
    : MEDIA[name] && (() => MEDIA[name]?.(call, id));
  if (method) return method();
  throw number || id === business.id ? unknownPath(raw.path) : noNode(id, raw.verb);
}
