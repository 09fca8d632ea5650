import { parseJson, Peek } from "@/lib/channels/json.ts";
import { words } from "@/lib/channels/reading.ts";

const MAX_LINES = 50;
const MAX_DEPTH = 3;

/** What a customer chose with a button, from a list, or filled into a form. */
export function interactiveText(part: Peek): string | undefined {
  const reply = part.get(part.get("type").text ?? "");
  const title = words(reply.get("title"));
  if (title !== undefined) return title;
  const form = formLines(reply.get("response_json").text ?? "");
  return [words(reply.get("body")), ...form].filter(Boolean).join("\n") || undefined;
}

/** The customer's words, and a line for every product. */
export function orderText(order: Peek): string | undefined {
  const lines = order.get("product_items").list.slice(0, MAX_LINES).map((item) => {
    const price = [item.get("item_price").id, words(item.get("currency"))].filter(Boolean).join(" ");
    return `– ${item.get("product_retailer_id").id ?? "?"} × ${item.get("quantity").id ?? "?"}, ${price}`;
  });
  return [words(order.get("text")), ...lines].filter(Boolean).join("\n").toWellFormed() || undefined;
}

/** The answers to a form; its token is the form's own. */
function formLines(json: string): string[] {
  return answersIn(new Peek(parsed(json)), 0).slice(0, MAX_LINES);
}

/** Some forms keep their answers one level deeper. */
function answersIn(form: Peek, depth: number): string[] {
  return form.keys.filter((key) => key !== "flow_token").flatMap((key) => {
    const answer = form.get(key);
    const said = answer.id ?? answer.list.map((one) => one.id).filter(Boolean).join(", ");
    if (said !== "") return [`${key}: ${said}`.toWellFormed()];
    return depth < MAX_DEPTH ? answersIn(answer, depth + 1) : [];
  });
}

function parsed(json: string): unknown {
  try {
    return parseJson(json);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
