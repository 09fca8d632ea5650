import assert from "node:assert/strict";
import { FIELDS } from "@/lib/channels/facebook/connect.ts";
import { translator } from "@/lib/i18n/catalogue.ts";

for (const locale of ["ru", "en"] as const) {
  const t = translator(locale);

  Deno.test(`FB-01 the guide in ${locale} names every event that we read`, () => {
    const said = t("guide.check.facebook.fields.left");
    assert.deepEqual(FIELDS.filter((field) => !said.includes(field)), []);
  });

  Deno.test(`C-11 the guide in ${locale} names the event that brings answers from the phone's WhatsApp`, () => {
    const said = t("guide.check.whatsapp.fields.left");
    for (const field of ["messages", "smb_message_echoes"]) assert.ok(said.includes(field), said);
  });

  Deno.test(`SL-01 the guide in ${locale} says which right the messages of a channel take`, () => {
    assert.match(t("guide.check.slack.events.left"), /message\.channels.*channels:history/s);
  });
}
