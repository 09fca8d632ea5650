import { invalid, VkRefusal } from "@/lib/sandbox/vk/errors.ts";

/** The parameters of a call: query and form, all of them texts. */
export class VkParams {
  constructor(readonly values: Readonly<Record<string, string>>) {}

  text(name: string): string | undefined {
    return this.values[name];
  }

  /** @throws {VkRefusal} 100 when it is there and no whole number */
  int(name: string): number | undefined {
    const text = this.values[name];
    if (text === undefined || text === "") return undefined;
    if (!/^-?\d+$/.test(text)) throw invalid(`${name} should be integer`);
    return Number(text);
  }

  /** @throws {VkRefusal} 100 when it is missing */
  need(name: string): number {
    const value = this.int(name);
    if (value === undefined) throw invalid(`${name} is undefined`);
    return value;
  }

  flag(name: string): boolean {
    return this.values[name] === "1";
  }

  /** A comma-separated list; [] when it is missing. */
  list(name: string): string[] {
    return (this.values[name] ?? "").split(",").map((part) => part.trim()).filter((part) => part !== "");
  }

  ints(name: string): number[] {
    return this.list(name).map(Number).filter(Number.isSafeInteger);
  }

  /** @throws {VkRefusal} 100 for a text that is no JSON */
  json(name: string): unknown {
    const text = this.values[name];
    if (!text) return undefined;
    try {
      return JSON.parse(text);
    } catch {
      throw invalid(`${name} is not a valid JSON`);
    }
  }
}

/**
 * Reads query and form. VK takes no JSON bodies: https://dev.vk.com/en/api/api-requests
 * @throws {VkRefusal} 8 for a body of another kind
 */
export async function readVkParams(request: Request): Promise<VkParams> {
  const values: Record<string, string> = Object.fromEntries(new URL(request.url).searchParams);
  const type = request.headers.get("content-type") ?? "";
  if (request.method === "POST" && request.body !== null) {
    if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type)) {
      const text = await request.text();
      if (text !== "") throw new VkRefusal(8, "Invalid request: the body must be a form");
    } else {
      for (const [name, value] of await request.formData()) {
        if (typeof value === "string") values[name] = value;
      }
    }
  }
  return new VkParams(values);
}
