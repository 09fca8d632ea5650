import assert from "node:assert/strict";
import { render } from "preact-render-to-string";
import { ComposerClosed } from "@/components/inbox/ComposerClosed.tsx";
import { ComposerForm } from "@/components/inbox/ComposerForm.tsx";
import { ComposerTools } from "@/components/inbox/ComposerTools.tsx";
import { ComposerVia } from "@/components/inbox/ComposerVia.tsx";
import { sampleLang, sampleTicket } from "@/tests/components/inbox/sample.ts";

const lang = sampleLang();

function closed(code: string, params?: Record<string, string>, url?: string): string {
  return render(<ComposerClosed lang={lang} ticket={sampleTicket()} closed={{ code, params, url }} />);
}

Deno.test("C-07 a closed composer says why and what to do", () => {
  assert.match(closed("cannot_write_first", { platform: "vk" }), /ВКонтакте не даёт написать первыми/);
  assert.match(closed("cannot_write_first", { reason: "denied" }), /Клиент запретил сообщения/);
  assert.match(closed("reply_window_closed"), /ВКонтакте: время для ответа вышло/);
  assert.match(closed("connection_paused"), /Канал «Пекарня «Колос»» остановлен/);
  assert.match(closed("not_available", { reason: "connection_gone" }), /отключён/);
  assert.match(closed("something_new"), /сейчас не принимает ответ/);
});

Deno.test("VK-08 a discussion opens on the platform in place of the composer", () => {
  const html = closed("channel_read_only", {}, "https://vk.com/topic-1_2");
  assert.match(html, /<a [^>]*href="https:\/\/vk\.com\/topic-1_2"[^>]*>.*Открыть ВКонтакте/s);
});

Deno.test("without scripts an answer posts with its own name, and a note is marked as one", () => {
  const form = (mode: "reply" | "note") =>
    render(<ComposerForm lang={lang} ticket={sampleTicket()} mode={mode} clientId="c-1" />);
  assert.match(form("reply"), /<form[^>]*enctype="multipart\/form-data"[^>]*action="\/inbox\/t1\/messages"/);
  assert.match(form("reply"), /name="clientId" value="c-1"/);
  assert.doesNotMatch(form("reply"), /name="private"/);
  assert.match(form("note"), /name="private" value="1"/);
});

Deno.test("a problem is tied to the field", () => {
  const html = render(
    <ComposerForm
      lang={lang}
      ticket={sampleTicket()}
      mode="reply"
      clientId="c"
      problem="Слишком длинно"
      stopped
    />,
  );
  assert.match(html, /aria-invalid="true"/);
  assert.match(html, /aria-describedby="composer-reply-problem"/);
  assert.match(html, /id="composer-reply-problem">Слишком длинно/);
  assert.match(html, /aria-disabled="true"/);
});

Deno.test("C-07 only what the channel takes can be attached", () => {
  const pictures = { image: { maxBytes: 1, types: ["image/png", "image/jpeg"] } };
  const html = render(<ComposerTools lang={lang} rules={pictures} />);
  assert.equal(html.match(/type="file"/g)?.length, 1);
  assert.match(html, /accept="image\/png,image\/jpeg"/);
  assert.equal(render(<ComposerTools lang={lang} rules={{}} />), "");
});

Deno.test("IG-05 the agent chooses where to answer, and knows who will see it", () => {
  const html = render(<ComposerVia lang={lang} choices={["direct", "comment"]} value="comment" />);
  assert.equal(html.match(/type="radio"/g)?.length, 2);
  assert.match(html, /Ответ увидят все/);
  assert.match(
    render(<ComposerVia lang={lang} choices={["direct"]} value="direct" />),
    /^<input type="hidden"/,
  );
});
