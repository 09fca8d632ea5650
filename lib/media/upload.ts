import { AppError } from "@/lib/errors.ts";

/** 50 MB, as people count them. */
export const MAX_UPLOAD_BYTES = 50 * 1024 * 1024;
/** Boundaries, headers and the small fields of the form. */
const FORM_BYTES = 64 * 1024;

/**
 * The one file of a multipart form, in its field `file`. Reading stops as soon as too much has come.
 * @param maxBytes of the file
 * @throws {AppError} too_large; invalid_request without a file or with an empty one
 */
export async function readUpload(request: Request, maxBytes: number = MAX_UPLOAD_BYTES): Promise<File> {
  const type = request.headers.get("content-type") ?? "";
  if (!request.body || !/^multipart\/form-data\s*;/i.test(type)) throw noFile();
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes + FORM_BYTES) throw tooLarge(maxBytes);
  const body = request.body.pipeThrough(limit(maxBytes));
  const file = (await parse(new Response(body, { headers: { "content-type": type } }))).get("file");
  if (!(file instanceof File) || file.size === 0) throw noFile();
  if (file.size > maxBytes) throw tooLarge(maxBytes);
  return file;
}

async function parse(form: Response): Promise<FormData> {
  try {
    return await form.formData();
  } catch (error) {
    if (error instanceof TypeError) throw noFile();
    throw error;
  }
}

function limit(maxBytes: number): TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>> {
  let size = 0;
  return new TransformStream({
    transform(piece, controller) {
      size += piece.byteLength;
      if (size > maxBytes + FORM_BYTES) throw tooLarge(maxBytes);
      controller.enqueue(piece);
    },
  });
}

function noFile(): AppError {
  return new AppError("invalid_request", { field: "file" });
}

function tooLarge(limit: number): AppError {
  return new AppError("too_large", { limit });
}
