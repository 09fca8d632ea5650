import type { ChannelNet, Connection } from "@/lib/channels/channel.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { idOf, words } from "@/lib/channels/reading.ts";
import type { Template, TemplateButton } from "@/lib/channels/template.ts";
import { numberOf, openBusiness } from "@/lib/channels/whatsapp/api.ts";

const PAGE = 100;
const MAX_PAGES = 20;
const FIELDS = "id,name,language,category,status,parameter_format,components";

/** Parts that we fill. */
const PARTS: ReadonlySet<string | undefined> = new Set(["HEADER", "BODY", "FOOTER", "BUTTONS"]);
const BUTTONS: ReadonlySet<string | undefined> = new Set(["URL", "QUICK_REPLY", "PHONE_NUMBER"]);

/** The approved templates of the connection's business account. @throws {SendError} */
export async function listTemplates(net: ChannelNet, connection: Connection): Promise<Template[]> {
  const graph = openBusiness(net, connection.credentials);
  const path = [numberOf(connection.credentials).businessAccountId, "message_templates"];
  const found: Template[] = [];
  let after: string | undefined;
  for (let page = 0; page < MAX_PAGES; page++) {
    const answer = await graph.get(path, { fields: FIELDS, status: "APPROVED", limit: PAGE, after });
    found.push(...answer.get("data").list.flatMap(templateOf));
    after = words(answer.at("paging", "cursors", "after"));
    if (after === undefined || !answer.at("paging", "next").exists) break;
  }
  return found;
}

function templateOf(item: Peek): Template[] {
  const name = words(item.get("name"));
  const language = words(item.get("language"));
  const parts = item.get("components").list;
  const part = (type: string) => parts.find((one) => one.get("type").text === type);
  const body = words(part("BODY")?.get("text") ?? item.get("body"));
  const approved = !item.get("status").exists || item.get("status").text === "APPROVED";
  if (name === undefined || language === undefined || body === undefined || !approved) return [];
  const header = part("HEADER");
  return [{
    id: idOf(item.get("id")) ?? `${name}:${language}`,
    name,
    language,
    category: words(item.get("category")) ?? "",
    header: header && words(header.get("text")),
    body,
    footer: words(part("FOOTER")?.get("text") ?? item.get("footer")),
    buttons: part("BUTTONS")?.get("buttons").list.map(buttonOf) ?? [],
    named: item.get("parameter_format").text === "NAMED",
    sendable: parts.every(isFillable),
  }];
}

function buttonOf(button: Peek): TemplateButton {
  return {
    type: words(button.get("type")) ?? "",
    text: words(button.get("text")) ?? "",
    url: words(button.get("url")),
  };
}

function isFillable(part: Peek): boolean {
  const type = part.get("type").text;
  if (type === "HEADER") return part.get("format").text === "TEXT";
  if (type === "BUTTONS") return part.get("buttons").list.every((one) => BUTTONS.has(one.get("type").text));
  return PARTS.has(type);
}
