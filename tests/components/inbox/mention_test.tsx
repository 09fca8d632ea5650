import assert from "node:assert/strict";
import { render } from "preact-render-to-string";
import { RichText } from "@/components/inbox/RichText.tsx";

Deno.test("a name that is called stands out, an address stays a link, and nothing else is interpreted", () => {
  const text = "@Борис Лунин, смотри https://primer.ru/a. И @Борис (стажёр) <b>";
  const html = render(<RichText text={text} called={["Борис Лунин", "Борис (стажёр)"]} />);
  assert.match(html, /<b\s+class="mention">@Борис Лунин<\/b>, смотри <a href="https:\/\/primer\.ru\/a"/);
  assert.match(html, /И <b\s+class="mention">@Борис \(стажёр\)<\/b> &lt;b>/);
});

Deno.test("a text that calls nobody has no mention, whatever it says", () => {
  assert.doesNotMatch(render(<RichText text="@Борис, смотри" />), /mention/);
});
