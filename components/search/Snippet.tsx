import type { SnippetPart } from "@/lib/search/view.ts";

/** An excerpt with what was looked for marked. The text is the customer's: it is shown as text alone. */
export function Snippet({ parts }: { parts: readonly SnippetPart[] }) {
  return (
    <span class="snippet" dir="auto">
      {parts.map(({ text, hit }, index) =>
        hit ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>
      )}
    </span>
  );
}
