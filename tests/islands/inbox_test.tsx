import assert from "node:assert/strict";
import { render } from "preact-render-to-string";
import { sampleInbox } from "@/tests/islands/_inbox/sample.ts";
import Inbox from "@/islands/Inbox.tsx";

for (const locale of ["ru", "en"] as const) {
  Deno.test(`the picked sentences are enough for the whole inbox, in ${locale}`, () => {
    const html = render(<Inbox {...sampleInbox(locale)} card />);
    const words = html.replace(/<[^>]+>/g, " ");
    assert.doesNotMatch(words, /\b(page|inbox|thread|composer|media|send|contact|team|errors)\.[a-z]/);
    assert.doesNotMatch(html, /(title|label|placeholder)="[a-z]+\.[a-z]/);
    assert.doesNotMatch(words, /\{\w+\}/);
  });
}

Deno.test("without scripts every form says where it goes and what it does", () => {
  const html = render(<Inbox {...sampleInbox("ru")} />);
  const forms = [...html.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([form]) => form);
  assert.ok(forms.length >= 8, String(forms.length));
  for (const form of forms) {
    if (/method="get"/.test(form)) assert.match(form, /action="\/inbox"/);
    else {assert.match(
        form,
        /action="\/inbox\/t1\/[a-z/0-9]+".*name="_action" value="(create|update|delete)"/s,
      );}
  }
});

Deno.test("ids are unique, and no style stands in the markup", () => {
  const html = render(<Inbox {...sampleInbox("ru")} />);
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
  assert.deepEqual(ids.filter((id, i) => ids.indexOf(id) !== i), []);
  assert.doesNotMatch(html, /\sstyle="/);
});

Deno.test("an inbox without an open ticket shows the list on a phone and one heading", () => {
  const html = render(<Inbox {...sampleInbox("ru")} open={undefined} />);
  assert.match(html, /data-view="list"/);
  assert.equal(html.match(/<h1/g)?.length, 1);
});

Deno.test("an open ticket shows the conversation on a phone, its card when asked for", () => {
  assert.match(render(<Inbox {...sampleInbox("ru")} />), /data-view="thread"/);
  assert.match(render(<Inbox {...sampleInbox("ru")} card />), /data-view="card"/);
  assert.equal(render(<Inbox {...sampleInbox("ru")} />).match(/<h1/g)?.length, 1);
});

Deno.test("VK-18 the inbox warns of slow answers, and leads to who waits longest", () => {
  const html = render(<Inbox {...sampleInbox("ru")} />);
  assert.match(
    html,
    /2 человека ждут дольше 5 мин\., а вы на связи: Пекарня «Колос»/,
  );
  assert.match(html, /<a [^>]*href="\/inbox\/t1" aria-label="Ответить: Анна Крылова">Ответить/);
  assert.doesNotMatch(render(<Inbox {...sampleInbox("ru")} slow={[]} />), /Ответить: Анна/);
});
