/** Reaches a product's front door, whether it listens on a port or is called in this process. */
export type Door = (path: string, init?: RequestInit) => Promise<Response>;

/** A refusal of the REST API, as a client reads it. */
class Refusal extends Error {
  override readonly name = "Refusal";

  constructor(
    readonly status: number,
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>>,
    message: string,
  ) {
    super(`${status} ${code}: ${message}`);
  }
}

/** The REST API with one bearer token. What it answers is believed to be of the promised shape. */
export class Rest {
  constructor(readonly door: Door, readonly token: string) {}

  get<T>(path: string): Promise<T> {
    return this.#ask<T>(path, {});
  }

  post<T>(path: string, body?: unknown): Promise<T> {
    return this.#ask<T>(path, { method: "POST", ...json(body) });
  }

  put<T>(path: string, body?: unknown): Promise<T> {
    return this.#ask<T>(path, { method: "PUT", ...json(body) });
  }

  patch<T>(path: string, body: unknown): Promise<T> {
    return this.#ask<T>(path, { method: "PATCH", ...json(body) });
  }

  delete<T>(path: string): Promise<T> {
    return this.#ask<T>(path, { method: "DELETE" });
  }

  upload<T>(file: File): Promise<T> {
    const body = new FormData();
    body.set("file", file);
    return this.#ask<T>("/uploads", { method: "POST", body });
  }

  async #ask<T>(path: string, init: RequestInit): Promise<T> {
    const headers = new Headers(init.headers);
    headers.set("authorization", `Bearer ${this.token}`);
    const response = await this.door(`/api/v1${path}`, { ...init, headers });
    const text = await response.text();
    const body: unknown = text === "" ? undefined : JSON.parse(text);
    if (response.ok) return body as T;
    throw refusalOf(response.status, body);
  }
}

function json(body: unknown): RequestInit {
  if (body === undefined) return {};
  return { body: JSON.stringify(body), headers: { "content-type": "application/json" } };
}

function refusalOf(status: number, body: unknown): Refusal {
  const error = Object(Reflect.get(Object(body), "error"));
  const details = Object(Reflect.get(error, "details"));
  return new Refusal(
    status,
    String(Reflect.get(error, "code")),
    details,
    String(Reflect.get(error, "message")),
  );
}
