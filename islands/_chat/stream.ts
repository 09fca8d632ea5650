/** One frame of server-sent events, as far as this page needs it. */
export interface Frame {
  id?: string;
  event?: string;
  data?: string;
}

/**
 * Reads server-sent events (WHATWG HTML, 9.2) out of a fetched body, which, unlike an EventSource, may carry a
 * header. Resolves when the body ends.
 */
export async function readFrames(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  onFrame: (frame: Frame) => void,
): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) onFrame(frameOf(block));
  }
}

function frameOf(block: string): Frame {
  const fields = block.split("\n").map((line) => /^(id|event|data): ?(.*)$/.exec(line));
  return Object.fromEntries(fields.flatMap((field) => field ? [[field[1], field[2]]] : []));
}
