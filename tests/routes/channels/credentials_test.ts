import assert from "node:assert/strict";
import { capabilities } from "@/lib/channels/capabilities.ts";
import { AppError } from "@/lib/errors.ts";
import { translator } from "@/lib/i18n/catalogue.ts";
import { lang } from "@/lib/i18n/lang.ts";
import { channelFaults } from "@/routes/channels/credentials.ts";

const faults = channelFaults(capabilities.vk, lang("ru", translator("ru"), { now: 0 }));

function sentence(said?: string): string | undefined {
  const error = new AppError("connect_failed", { field: "token", reason: "vk.refused", said });
  return faults(error)?.fields.token;
}

Deno.test("C-01 a platform's own words stand inside ours, and its silence is said", () => {
  assert.match(sentence("5 User authorization failed. ") ?? "", /ответ: 5 User authorization failed\)/);
  assert.match(sentence("") ?? "", /ответ: без объяснений\)/);
  assert.match(sentence() ?? "", /ответ: без объяснений\)/);
});
