import assert from "node:assert/strict";
import { render } from "preact-render-to-string";
import { TicketList } from "@/components/inbox/TicketList.tsx";
import type { InboxFilters } from "@/components/inbox/filters.ts";
import type { TicketView } from "@/lib/inbox/view.ts";
import { sampleLang, sampleTicket } from "@/tests/components/inbox/sample.ts";

function show(tickets: TicketView[], filters: InboxFilters = {}, hasConnections = true): string {
  return render(
    <TicketList
      lang={sampleLang()}
      tickets={tickets}
      filters={filters}
      openId="t2"
      drafts={new Set(["t1"])}
      hasConnections={hasConnections}
    />,
  );
}

Deno.test("a row is one link with the platform, the time, two tags and the unread mark in words", () => {
  const html = show([sampleTicket()], { section: "chat" });
  assert.match(html, /<a class="row" href="\/inbox\/t1\?section=chat"/);
  assert.match(html, /ВКонтакте/);
  assert.match(html, />14:58<\/time>/);
  assert.match(html, /доставка/);
  assert.doesNotMatch(html, /опт/);
  assert.match(html, /непрочитанное/);
  assert.match(html, /aria-label="Черновик"/);
});

Deno.test("the open ticket is marked as the current one", () => {
  assert.match(show([sampleTicket({ id: "t2" })]), /aria-current="true"/);
});

Deno.test("our own last words begin with who wrote them", () => {
  assert.match(show([sampleTicket({ previewAuthor: "agent", preview: "Готово" })]), /Вы: Готово/);
  assert.match(show([sampleTicket({ previewAuthor: "native", preview: "Готово" })]), /Из приложения: Готово/);
});

Deno.test("waiting shows from an hour on, and never on a closed ticket", () => {
  const since = (waitingSince: string, status: "open" | "closed" = "open") =>
    show([sampleTicket({ waitingSince, status, tags: [] })]);
  assert.doesNotMatch(since("2026-03-12T11:10:00Z"), /data-tone/);
  assert.match(since("2026-03-12T10:30:00Z"), /data-tone="warn"/);
  assert.match(since("2026-03-12T07:00:00Z"), /data-tone="late".*Клиент ждёт ответа 5\u00a0ч/s);
  assert.doesNotMatch(since("2026-03-12T07:00:00Z", "closed"), /data-tone/);
});

Deno.test("an empty list says why and offers the one step", () => {
  assert.match(show([], {}, false), /Подключите первый канал.*<a href="\/.*Подключить канал/s);
  assert.match(show([]), /Пока тихо/);
  assert.match(show([], { q: "зебра", tag: "опт" }), /«зебра».*href="\/inbox\?tag=%D0%BE%D0%BF%D1%82"/s);
  assert.match(show([], { tag: "опт" }), /По этому отбору ничего нет.*href="\/inbox"/s);
  assert.match(show([], { assignee: "me" }), /У вас нет открытых обращений.*assignee=none/s);
});
