import assert from "node:assert/strict";
import { render } from "preact-render-to-string";
import { PostHeader } from "@/components/inbox/PostHeader.tsx";
import { sampleLang } from "@/tests/components/inbox/sample.ts";

function show(post: { title?: string; text?: string; imageUrl?: string }): string {
  return render(
    <PostHeader lang={sampleLang()} post={{ url: "https://example.com/1", ...post }} kind="comment" />,
  );
}

Deno.test("a post's title is shown, unless it is only the beginning of its text", () => {
  assert.match(show({ title: "Новая глазурь", text: "Три цвета, с субботы" }), /post-title">Новая глазурь</);
  assert.doesNotMatch(show({ title: "Три цвета", text: "Три цвета, с субботы" }), /post-title/);
  assert.match(show({ title: "Новая глазурь" }), /post-title">Новая глазурь</);
});

Deno.test("a post of which nothing is known is the way to it alone", () => {
  assert.match(show({}), /<p class="post post-bare"><a href="https:\/\/example.com\/1"/);
});
