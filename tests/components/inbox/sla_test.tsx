import assert from "node:assert/strict";
import { render } from "preact-render-to-string";
import { SlaChip } from "@/components/inbox/SlaChip.tsx";
import { filterCount, filtersOf, listHref } from "@/components/inbox/filters.ts";
import { TicketRow } from "@/components/inbox/TicketRow.tsx";
import { TicketTimes } from "@/components/inbox/TicketTimes.tsx";
import type { SlaView } from "@/lib/inbox/view.ts";
import { sampleLang, sampleTicket } from "./sample.ts";

const MINUTE = 60_000;
const lang = sampleLang();
const at = (minutes: number) => new Date(lang.now + minutes * MINUTE).toISOString();

function sla(change: Partial<SlaView> = {}): SlaView {
  const clock = { kind: "first", state: "running", dueAt: at(30), warnAt: at(10), ...change } as const;
  return { ...clock, policyId: "p", clocks: [clock], ...change };
}

const chip = (view: SlaView, always = false) => render(<SlaChip lang={lang} sla={view} always={always} />);

Deno.test("the countdown shows only when it matters: when time is short, and when it is up", () => {
  assert.equal(chip(sla()), "");
  assert.match(chip(sla({ warnAt: at(-1) })), /data-tone="warn".*Первый ответ: осталось 30\u00a0мин/s);
  assert.match(chip(sla({ state: "warned", kind: "next" })), /data-tone="warn".*Ответ: осталось/s);
  assert.match(chip(sla({ dueAt: at(-5) })), /data-tone="late".*Первый ответ опаздывает на 5\u00a0мин.*−5/s);
  assert.match(chip(sla({ state: "breached", dueAt: at(-3_000) })), /data-tone="late".*2\u00a0дн/s);
  assert.match(chip(sla(), true), /data-tone="plain".*30\u00a0мин/s);
  assert.equal(chip(sla({ state: "paused", dueAt: undefined, warnAt: undefined }), true), "");
});

Deno.test("a row with deadlines counts down to them, and one without says how long one waits", () => {
  const row = (change: Partial<SlaView> | undefined, sort?: "deadline") =>
    render(
      <TicketRow
        lang={lang}
        ticket={sampleTicket({ waitingSince: at(-120), tags: [], sla: change && sla(change) })}
        filters={{ sort }}
        current={false}
      />,
    );
  assert.match(row(undefined), /Клиент ждёт ответа 2\u00a0ч/);
  assert.doesNotMatch(row({}), /data-tone/);
  assert.match(row({ dueAt: at(-1) }), /data-tone="late"/);
  assert.match(row({}, "deadline"), /data-tone="plain"/);
});

Deno.test("the card tells every deadline, what stands still, and the priority with its choices", () => {
  const clocks = [
    { kind: "next", state: "breached", dueAt: at(-5) },
    { kind: "resolution", state: "paused" },
  ] as const;
  const html = render(
    <TicketTimes
      lang={lang}
      ticket={sampleTicket({ priority: "high", sla: { ...sla(), clocks: [...clocks] } })}
    />,
  );
  assert.match(html, /Ответить<\/dt><dd class="deadline" data-late[^>]*><time[^>]*>Сегодня, 14:55/);
  assert.match(html, /Закрыть<\/dt><dd class="deadline" ?>пока не считаем/);
  assert.match(html, /aria-label="Приоритет: Высокий"/);
  assert.deepEqual(html.match(/name="priority" value="\w+"/g)?.length, 4);
});

Deno.test("deadline filters and the order live in the address; the order is no filter", () => {
  const filters = filtersOf(new URLSearchParams("sla=breached&sort=deadline"));
  assert.deepEqual([filters.sla, filters.sort, filterCount(filters)], ["breached", "deadline", 1]);
  assert.equal(listHref(filters), "/inbox?sla=breached&sort=deadline");
  const unknown = filtersOf(new URLSearchParams("sla=late&sort=best"));
  assert.deepEqual([unknown.sla, unknown.sort], [undefined, undefined]);
});
