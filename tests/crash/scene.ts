import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { type ServedSandbox, serveSandbox } from "@/tests/served_sandbox.ts";
import { BOT, COMMUNITY } from "../flows/cast.ts";
import { Office } from "../flows/office.ts";
import { Rest } from "../flows/rest.ts";
import { type ProcessOptions, ProductProcess } from "../process.ts";

/** A real process with one workspace, a bot and a community, and the emulators outside of it. */
export interface Scene extends AsyncDisposable {
  readonly product: ProductProcess;
  readonly served: ServedSandbox;
  readonly sandbox: ServedSandbox["sandbox"];
  readonly office: Office;
  readonly telegram: ConnectionView;
  readonly vk: ConnectionView;
}

export async function openScene(options: ProcessOptions = {}): Promise<Scene> {
  const served = serveSandbox({ retry: { attempts: 6, firstMs: 100, timeoutMs: 5_000 } });
  const { sandbox } = served;
  sandbox.telegram.addBot(BOT);
  sandbox.vk.addCommunity(COMMUNITY);
  const env = { TELEGRAM_API_BASE: `${served.url}/telegram`, VK_API_BASE: `${served.url}/vk/method` };
  const product = await ProductProcess.start({ ...options, env });
  const { workspaceId, apiToken } = await product.createWorkspace();
  const rest = new Rest((path, init) => fetch(product.origin + path, init), apiToken);
  const office = new Office(rest, workspaceId, "");
  return {
    product,
    served,
    sandbox,
    office,
    telegram: await office.connect("telegram", BOT.token),
    vk: await office.connect("vk", COMMUNITY.token),
    async [Symbol.asyncDispose]() {
      await product[Symbol.asyncDispose]();
      await served.close();
    },
  };
}

/** The secrets that the product gave the platforms for its webhooks. */
export function secretsOf({ sandbox }: Scene): { telegram: string; vk: string } {
  const given = (method: string, name: string) =>
    String(sandbox.calls.findLast((call) => call.method === method)?.params[name]);
  return {
    telegram: given("setWebhook", "secret_token"),
    vk: given("groups.addCallbackServer", "secret_key"),
  };
}
