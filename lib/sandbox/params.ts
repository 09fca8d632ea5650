import { parseJson, Peek } from "@/lib/channels/json.ts";

/** A file that came with a call. */
export interface Uploaded {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Values = Readonly<Record<string, unknown>>;

/** The parameters of a call, however they came. In forms, nested values are JSON texts. */
export class CallParams {
  constructor(readonly values: Values, readonly files: ReadonlyMap<string, Uploaded> = new Map()) {}

  text(name: string): string | undefined {
    const value = this.values[name];
    if (typeof value === "string") return value;
    return typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
  }

  /** A nested value; a text is read as JSON. @throws {SyntaxError} when it is none */
  protected nested(name: string): Peek {
    const value = this.values[name];
    if (typeof value !== "string" || value === "") return new Peek(value === "" ? undefined : value);
    return new Peek(parseJson(value));
  }
}

interface Sent {
  readonly values: Values;
  readonly files?: ReadonlyMap<string, Uploaded>;
}

/** Reads query, urlencoded, JSON or multipart. @throws {SyntaxError} for a body that is no JSON */
export async function readCall(request: Request): Promise<Sent> {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const type = request.headers.get("content-type") ?? "";
  if (request.method === "GET" || request.body === null) return { values: query };
  if (type.startsWith("application/json")) {
    return { values: { ...query, ...membersOf(await request.text()) } };
  }
  if (type.startsWith("multipart/form-data") || type.startsWith("application/x-www-form-urlencoded")) {
    return await readForm(await request.formData(), query);
  }
  return { values: query };
}

function membersOf(text: string): Values {
  if (text === "") return {};
  const body = new Peek(parseJson(text));
  return Object.fromEntries(body.keys.map((key) => [key, body.get(key).value]));
}

async function readForm(form: FormData, query: Values): Promise<Sent> {
  const values: Record<string, unknown> = { ...query };
  const files = new Map<string, Uploaded>();
  for (const [name, value] of form) {
    if (typeof value === "string") values[name] = value;
    else files.set(name, await upload(value));
  }
  return { values, files };
}

async function upload(file: File): Promise<Uploaded> {
  return {
    name: file.name,
    contentType: file.type.split(";", 1)[0] || "application/octet-stream",
    bytes: new Uint8Array(await file.arrayBuffer()),
  };
}
