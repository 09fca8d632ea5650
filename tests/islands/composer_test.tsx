import assert from "node:assert/strict";
import { render } from "preact-render-to-string";
import { MessageBody } from "@/components/inbox/MessageBody.tsx";
import Inbox from "@/islands/Inbox.tsx";
import { capabilities, PLATFORMS } from "@/lib/channels/capabilities.ts";
import type { ComposerView, TicketView } from "@/lib/inbox/view.ts";
import { NOW, sampleLang, sampleMessage, sampleTicket } from "@/tests/components/inbox/sample.ts";
import { sampleInbox } from "@/tests/islands/_inbox/sample.ts";

const MINUTE_MS = 60_000;
const from = (ms: number) => new Date(NOW + ms).toISOString();

/** The composer of a ticket as it comes from the server. */
function composer(change: Partial<ComposerView>, ticket: Partial<TicketView> = {}): string {
  const props = sampleInbox("ru");
  const open = {
    messages: { items: [sampleMessage()], nextCursor: null },
    ticket: sampleTicket(ticket),
    composer: { canReply: true, via: ["direct" as const], ...change },
  };
  const html = render(<Inbox {...props} open={open} />);
  return html.slice(html.indexOf('<section class="composer"'));
}

Deno.test("FB-12 C-07 what is left of the window shows under two hours, and not before", () => {
  assert.match(composer({ windowEndsAt: from(119 * MINUTE_MS) }), /Ответить можно ещё 1\sч\s59\sмин/);
  assert.doesNotMatch(composer({ windowEndsAt: from(121 * MINUTE_MS) }), /Ответить можно ещё/);
});

Deno.test("FB-12 C-07 the composer closes in time by itself, and says what opens it again", () => {
  const html = composer({ windowEndsAt: from(-1) });
  assert.match(
    html,
    /ВКонтакте: время для ответа вышло\. Ответить снова можно, когда клиент напишет ещё раз/,
  );
  assert.doesNotMatch(html, /id="composer-reply"/);
  assert.match(html, /id="composer-note"/, "a note is private and always there");
});

Deno.test("WA-02 a closed composer leads to the templates, where the platform has them", () => {
  const closed = { canReply: false, via: [], closed: { code: "reply_window_closed" } };
  const href = /href="\/inbox\/t1\/templates"[^>]*>.*Выбрать шаблон/s;
  assert.match(composer({ ...closed, templates: true }, { platform: "whatsapp" }), href);
  assert.doesNotMatch(composer(closed), /Выбрать шаблон/);
});

Deno.test("IG-05 the agent chooses Direct or the post; when one is closed its reason stands beside the other", () => {
  const both = composer({ via: ["direct", "comment"] }, { kind: "comment" });
  assert.equal(both.match(/type="radio"[^>]*name="via"|name="via"[^>]*type="radio"/g)?.length, 2);
  assert.match(both, /Ответ увидят все/);
  const one = composer({ via: ["comment"], privately: { code: "reply_window_closed" } }, { kind: "comment" });
  assert.match(one, /type="hidden" name="via" value="comment"/);
  assert.match(one, /Ответ увидят все\. В личные сообщения сейчас не написать\. ВКонтакте: время для ответа/);
});

Deno.test("C-12 what may be attached, and how large, is told before a file is chosen", () => {
  for (const platform of PLATFORMS) {
    const { send } = capabilities[platform];
    const html = composer({}, { platform });
    assert.equal(/title="Прикрепить картинку до \d+\s(КБ|МБ|ГБ)"/.test(html), Boolean(send.image), platform);
    const others = Object.keys(send).some((kind) => kind !== "image" && kind !== "sticker");
    assert.equal(/title="Прикрепить файл до \d+\s(КБ|МБ|ГБ)"/.test(html), others, platform);
  }
});

Deno.test("C-10 an encrypted message is a placeholder with the way to read it on its platform", () => {
  const unknown = { what: "encrypted", url: "https://x.com/messages" };
  const html = render(
    <MessageBody
      lang={sampleLang()}
      message={sampleMessage({ text: "", unknown })}
      platform="twitter"
    />,
  );
  assert.match(html, /зашифрованное сообщение/);
  assert.match(html, /href="https:\/\/x\.com\/messages"[^>]*>Открыть X/);
});

Deno.test("C-07 the post of a ticket is at hand beside its name, with its text, its picture and the way to it", () => {
  const post = { url: "https://vk.com/wall-1_2", text: "Новые чашки", imageUrl: "/media/p.jpg" };
  const open = {
    ticket: sampleTicket({ kind: "comment", post }),
    messages: { items: [sampleMessage()], nextCursor: "older" },
    composer: { canReply: true, via: ["comment" as const] },
  };
  const html = render(<Inbox {...sampleInbox("ru")} open={open} />);
  const peek = /<div id="post-peek"[^>]*popover[^>]*>(.*?)<\/section>/s.exec(html)?.[1] ?? "";
  assert.match(peek, /Новые чашки/);
  assert.match(peek, /<img class="post-image" src="\/media\/p\.jpg"/);
  assert.match(peek, /href="https:\/\/vk\.com\/wall-1_2"/);
});
