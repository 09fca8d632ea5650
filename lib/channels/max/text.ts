import { writtenOut } from "@/lib/channels/hidden_links.ts";
import type { Peek } from "@/lib/channels/json.ts";
import { said } from "@/lib/channels/reading.ts";

const MAX_MARKS = 200;

/**
 * A body's text with the addresses that MAX hides behind words written out. Marks are counted in UTF-16 code
 * units. (https://dev.max.ru/docs-api/objects/Message, markup)
 */
export function visibleText(body: Peek): string {
  const links = body.get("markup").list.slice(0, MAX_MARKS).filter((mark) =>
    mark.get("type").text === "link"
  );
  return writtenOut(
    said(body.get("text")) ?? "",
    links.map((mark) => ({
      from: mark.get("from").number ?? -1,
      length: mark.get("length").number ?? -1,
      url: mark.get("url").text ?? "",
    })),
  );
}
