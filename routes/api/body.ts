import { AppError } from "@/lib/errors.ts";

/** 1 MB, as people count it. */
const MAX_BODY_BYTES = 1_048_576;
const JSON_TYPE = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

/**
 * Reads a JSON body as far as the limit goes, whatever length was announced.
 * @returns the same request with the body at hand
 * @throws {AppError} too_large; invalid_request for another content type
 */
export async function readJsonBody(request: Request): Promise<Request> {
  if (!request.body) return request;
  if (!JSON_TYPE.test(request.headers.get("content-type") ?? "")) {
    throw new AppError("invalid_request", { fields: { "content-type": "json_expected" } });
  }
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const piece of request.body) {
    size += piece.byteLength;
    if (size > MAX_BODY_BYTES) throw tooLarge();
    pieces.push(piece);
  }
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: new Blob(pieces),
  });
}

function tooLarge(): AppError {
  return new AppError("too_large", { limit: MAX_BODY_BYTES });
}
