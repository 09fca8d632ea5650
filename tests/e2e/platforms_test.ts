import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { capabilities } from "@/lib/channels/capabilities.ts";
import type { Line } from "@/lib/sandbox/conversations.ts";
import type { CustomerView, PlatformSandbox } from "@/lib/sandbox/platform.ts";
import { accounts } from "@/lib/sandbox/story/cast.ts";
import { accountId, credentialsOf, platformOf, registerStory } from "@/lib/sandbox/story/stage.ts";
import type { StoryAccount } from "@/lib/sandbox/story/types.ts";
import { until } from "../flows/until.ts";
import { type InboxStage, openInboxStage, type Scene } from "./inbox_stage.ts";
import { answer, bubble, open, row } from "./inbox_steps.ts";

let stage: InboxStage;

Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});

Deno.test.afterAll(() => stage.close());

/** One account of every platform that the sandbox emulates. */
const ONE_EACH: readonly StoryAccount[] = Object.values(accounts).filter((account, index, all) =>
  all.findIndex(({ platform }) => platform === account.platform) === index
);

Deno.test("every platform that can be connected has its conversation here", () => {
  const here = ONE_EACH.map(({ platform }) => platform);
  const ready = Object.values(capabilities).filter(({ availability }) => availability === "ready");
  assert.deepEqual(here.sort(), ready.map(({ platform }) => platform).filter((p) => p !== "webchat").sort());
});

for (const account of ONE_EACH) {
  Deno.test(`${account.platform}: connected on its page, a whole conversation in the browser`, () =>
    stage.play(async (scene) => {
      registerStory(scene.sandbox);
      const platform = platformOf(scene.sandbox, account);
      const page = await connectByHand(scene, account, platform);
      const customer = platform.createCustomer({
        firstName: "Лада",
        lastName: "Чайкина",
        username: "lada_chai",
        account: accountId(account),
      });
      const write = (text: string) => platform.act(whoOf(customer), { act: "write", text });
      assert.equal((await write("Здравствуйте, вы открыты?")).delivered, true);
      await page.goto("/inbox");
      await open(page, "Лада");
      await bubble(page, "вы открыты?").waitFor();
      await answer(page, "Да, до восьми вечера");
      const [said] = await until("the answer on the customer's phone", () => {
        const lines = linesOf(scene, customer).filter(({ from }) => from === "business");
        return lines.length > 0 && lines;
      });
      assert.equal(said?.text, "Да, до восьми вечера");
      await page.locator('.bubble:is([data-status="sent"], [data-status="delivered"], [data-status="read"])')
        .filter({ hasText: "до восьми" }).waitFor();
      assert.equal((await write("Спасибо, зайду")).delivered, true);
      await bubble(page, "Спасибо, зайду").waitFor();
      await page.getByRole("button", { name: "Закрыть обращение" }).click();
      await row(page, "Лада").waitFor({ state: "detached" });
    })());
}

/** Fills the platform's form in as the owner does, and enters the webhook where the platform leaves that to people. */
async function connectByHand(scene: Scene, account: StoryAccount, platform: PlatformSandbox): Promise<Page> {
  const page = await scene.visit(scene.anna, `/settings/channels/new/${account.platform}`);
  for (const [name, value] of Object.entries(credentialsOf(account))) {
    await page.locator(`[name="${name}"]`).fill(value);
  }
  await page.getByRole("button", { name: "Проверить и подключить" }).click();
  await page.waitForURL(/\/settings\/channels\/(?!new\/)[\w-]+/);
  const id = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const url = scene.server.services.connections.webhookUrl(account.platform, id);
  const proven = await platform.setWebhook?.(accountId(account), url);
  assert.notEqual(proven, false, "the address proves itself to the platform");
  return page;
}

function whoOf({ account, id }: CustomerView) {
  return { account, id };
}

function linesOf({ sandbox }: Scene, { account, id }: CustomerView): readonly Line[] {
  return sandbox.conversations.filter((one) => one.account === account && one.customer === id)
    .flatMap(({ lines }) => lines);
}
