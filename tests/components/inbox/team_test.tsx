import assert from "node:assert/strict";
import { render } from "preact-render-to-string";
import { ConversationHeader } from "@/components/inbox/ConversationHeader.tsx";
import { MergeForm } from "@/components/inbox/MergeForm.tsx";
import { RelatedTickets } from "@/components/inbox/RelatedTickets.tsx";
import { Thread } from "@/components/inbox/Thread.tsx";
import { TicketMenu } from "@/components/inbox/TicketMenu.tsx";
import { WatchNotice } from "@/components/inbox/WatchNotice.tsx";
import type { MessageView, TicketView } from "@/lib/inbox/view.ts";
import { KOSTYA, sampleAnswer, sampleLang, sampleTicket, VERA } from "./sample.ts";

const TEAMS = [{ id: "g1", name: "Доставка" }];

const words = (html: string) => html.replace(/<[^>]+>/g, " ").replace(/\s+/g, " ").trim();

function watch(...members: { name: string; typing: boolean }[]): string {
  const all = members.map((one, index) => ({ id: `${index}`, ...one }));
  return render(<WatchNotice lang={sampleLang()} members={all} />);
}

function head(change: Partial<TicketView>): string {
  return render(
    <ConversationHeader
      lang={sampleLang()}
      ticket={sampleTicket(change)}
      filters={{}}
      members={[VERA, KOSTYA]}
      viewerId={VERA.id}
      cardOpen={false}
    />,
  );
}

const menu = (change: Partial<TicketView>) =>
  render(<TicketMenu lang={sampleLang()} ticket={sampleTicket(change)} teams={TEAMS} />);

const thread = (...messages: MessageView[]) =>
  render(
    <Thread lang={sampleLang()} messages={messages} platform="vk" usualVia="direct" viewerId={VERA.id} />,
  );

const line = (text: string, at: number) =>
  sampleAnswer({
    author: { type: "system", name: "Вера" },
    private: true,
    system: { event: "tagged" },
    text,
    createdAt: `2026-03-12T11:0${at}:00.000Z`,
  });

Deno.test("whoever looks is told of in words, and whoever writes goes before them and is marked", () => {
  const looks = watch({ name: "Костя", typing: false });
  assert.match(looks, /role="status"/);
  assert.match(words(looks), /Смотрит Костя/);
  assert.doesNotMatch(looks, /data-typing/);
  const writes = watch({ name: "Костя", typing: false }, { name: "Дина", typing: true });
  assert.match(words(writes), /Дина пишет/);
  assert.doesNotMatch(words(writes), /Костя/);
  assert.match(writes, /data-typing/);
  assert.match(
    words(watch({ name: "Костя", typing: true }, { name: "Дина", typing: true })),
    /Костя и Дина пишут/,
  );
});

Deno.test("nobody there: a place that says nothing, ready to be read out later", () => {
  assert.match(watch(), /^<p class="watch" +role="status"><\/p>$/);
});

Deno.test("two things that were done stand open, of more only the last one", () => {
  const two = thread(line("Раз", 1), line("Два", 2));
  assert.doesNotMatch(two, /<details/);
  const many = thread(line("Раз", 1), line("Два", 2), line("Три", 3), line("Четыре", 4));
  const folded = /<details[^>]*>(.*)<\/details>/s.exec(many)?.[1] ?? "";
  assert.match(words(folded), /Ещё 3 изменения Раз .*Два .*Три/);
  assert.doesNotMatch(folded, /Четыре/);
  assert.match(words(many), /Четыре/);
});

Deno.test("what parts things that were done is not folded over", () => {
  const html = thread(
    line("Раз", 1),
    line("Два", 2),
    sampleAnswer({ createdAt: "2026-03-12T11:03:00Z" }),
    line("Три", 4),
  );
  assert.doesNotMatch(html, /<details/);
});

Deno.test("the customer's mark stands at our own answer, with words", () => {
  const html = thread(sampleAnswer({ reaction: "👍" }));
  assert.match(html, /class="bubble-reaction"[^>]*aria-label="[^"]*👍[^"]*"/);
});

Deno.test("the heading says until when, how pressing, and where it went", () => {
  assert.match(head({ snoozedUntil: "2026-03-13T06:00:00Z" }), /aria-label="Отложено до".*13 мар\., 09:00/s);
  assert.match(head({ snoozedUntil: "2026-03-12T15:00:00Z" }), /<span class="tag-cut">18:00<\/span>/);
  assert.match(head({ priority: "urgent" }), /aria-label="Приоритет: Срочный"/);
  assert.doesNotMatch(head({ priority: "low" }), /priority-mark/);
  const merged = head({ status: "closed", mergedInto: { id: "t7", number: 7 } });
  assert.match(merged, /href="\/inbox\/t7"[^>]*>в № 7</);
  assert.doesNotMatch(merged, /action="\/inbox\/t1\/closure"/);
});

Deno.test("the menu puts off, prioritises, gives to a team and merges by plain forms", () => {
  const html = menu({});
  for (const noun of ["snooze", "priority", "team"]) {
    assert.match(html, new RegExp(`<form[^>]*method="post"[^>]*action="/inbox/t1/${noun}"`), noun);
  }
  assert.match(html, /<a[^>]*href="\/inbox\/t1\/merge"/);
  assert.match(html, /name="timeZone" value="Europe\/Moscow"/);
  assert.match(html, /type="datetime-local"[^>]*name="local"/);
});

Deno.test("what is closed cannot be put off, and what was merged can be taken out again", () => {
  assert.doesNotMatch(menu({ status: "closed" }), /snooze/);
  const merged = menu({ status: "closed", mergedInto: { id: "t7", number: 7 } });
  assert.match(words(merged), /Отделить от № 7/);
  assert.doesNotMatch(merged, /href="\/inbox\/t1\/merge"/);
});

Deno.test("where to merge is a choice of one, with why it was refused", () => {
  const others = [
    sampleTicket({ id: "t2", number: 2 }),
    sampleTicket({ id: "t3", number: 3, status: "closed" }),
  ];
  const html = render(
    <MergeForm lang={sampleLang()} ticket={sampleTicket()} others={others} problem="№ 3 закрыто." />,
  );
  assert.equal([...html.matchAll(/type="radio"/g)].length, 2);
  assert.equal([...html.matchAll(/ checked/g)].length, 1);
  assert.match(html, /role="alert">№ 3 закрыто\./);
  const none = render(<MergeForm lang={sampleLang()} ticket={sampleTicket()} others={[]} />);
  assert.doesNotMatch(none, /<form/);
});

Deno.test("a linked ticket leads there, and can be parted", () => {
  const links = [{
    id: "t2",
    number: 2,
    name: "<b>Олег</b>",
    preview: "Где заказ?",
    status: "open" as const,
  }];
  const html = render(<RelatedTickets lang={sampleLang()} ticketId="t1" filters={{}} links={links} />);
  assert.match(html, /href="\/inbox\/t2"/);
  assert.match(html, /&lt;b>Олег/);
  assert.match(html, /action="\/inbox\/t1\/links".*name="_action" value="delete"/s);
});
