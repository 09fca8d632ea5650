import assert from "node:assert/strict";
import { accountName } from "@/lib/channels/account_name.ts";

Deno.test("a channel is named with its platform, unless its name says it already", () => {
  assert.equal(accountName("Глина и небо", "vk", "ru"), "Глина и небо, ВКонтакте");
  assert.equal(accountName("Глина и небо", "vk", "en"), "Глина и небо, VK");
  assert.equal(accountName("Глина в Telegram", "telegram", "ru"), "Глина в Telegram");
  assert.equal(accountName("ВКонтакте", "vk", "ru"), "ВКонтакте");
});
