import { parseJson, Peek } from "@/lib/channels/json.ts";
import { CallParams } from "@/lib/sandbox/params.ts";
import { invalid, SlackRefusal } from "@/lib/sandbox/slack/errors.ts";

/** The arguments of a call: form and query, or JSON where a method takes it. */
export class SlackParams extends CallParams {
  /** @throws {SlackRefusal} invalid_arguments when it is missing */
  need(name: string): string {
    const text = this.text(name);
    if (text === undefined || text === "") throw invalid(`missing required field: ${name}`);
    return text;
  }

  /** A nested value; in a form it is a JSON text. @throws {SlackRefusal} invalid_arguments when it is none */
  json(name: string): Peek {
    const value = this.values[name];
    if (typeof value !== "string") return new Peek(value);
    try {
      return new Peek(parseJson(value));
    } catch {
      throw invalid(`${name} is not a JSON`);
    }
  }
}

/**
 * @param takesJson methods that read take forms only, and see nothing of a JSON body
 * @throws {SlackRefusal} invalid_json
 */
export async function readSlackParams(request: Request, takesJson: boolean): Promise<SlackParams> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const type = request.headers.get("content-type") ?? "";
  if (request.method === "GET" || request.body === null) return new SlackParams(query);
  if (/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type)) {
    const texts = [...await request.formData()].filter(([, value]) => typeof value === "string");
    return new SlackParams({ ...query, ...Object.fromEntries(texts) });
  }
  const text = await request.text();
  if (!takesJson || text === "") return new SlackParams(query);
  try {
    const body = new Peek(parseJson(text));
    return new SlackParams({
      ...query,
      ...Object.fromEntries(body.keys.map((key) => [key, body.get(key).value])),
    });
  } catch {
    throw new SlackRefusal("invalid_json");
  }
}
