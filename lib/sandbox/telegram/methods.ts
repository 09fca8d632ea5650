import { badRequest, TelegramRefusal } from "@/lib/sandbox/telegram/errors.ts";
import { accountMethods } from "@/lib/sandbox/telegram/methods/account.ts";
import { albumMethods } from "@/lib/sandbox/telegram/methods/album.ts";
import { changeMethods } from "@/lib/sandbox/telegram/methods/change.ts";
import { lookMethods } from "@/lib/sandbox/telegram/methods/look.ts";
import { sendMethods } from "@/lib/sandbox/telegram/methods/send.ts";
import type { Method, MethodCall } from "@/lib/sandbox/telegram/method.ts";
import { Params } from "@/lib/sandbox/telegram/params.ts";
import type { Bot, TelegramWorld } from "@/lib/sandbox/telegram/state.ts";

const METHODS: Readonly<Record<string, Method>> = {
  ...accountMethods,
  ...sendMethods,
  ...albumMethods,
  ...changeMethods,
  ...lookMethods,
};

const BY_LOWER_CASE = new Map(Object.keys(METHODS).map((name) => [name.toLowerCase(), name]));

/** The documented name of a method, which may be called in any case; undefined for an unknown one. */
export function methodName(name: string): string | undefined {
  return BY_LOWER_CASE.get(name.toLowerCase());
}

/** Runs a method that exists. @throws {TelegramRefusal} */
export async function runMethod(call: MethodCall): Promise<unknown> {
  const method = METHODS[call.method];
  if (!method) throw new TelegramRefusal(404, "Not Found");
  return await method(call);
}

/** Runs a method that was asked for in the answer to a webhook; what it says is never told. */
export async function runQuietly(
  world: TelegramWorld,
  bot: Bot,
  name: string,
  values: Record<string, unknown>,
) {
  const method = methodName(name);
  const call = { platform: "telegram", account: String(bot.id), params: values, files: [] } as const;
  try {
    if (!method) throw badRequest("unknown method in the answer to a webhook");
    await runMethod({ world, bot, method, params: new Params(values) });
    world.core.calls.add({ ...call, method, outcome: "ok" });
  } catch (error) {
    if (!(error instanceof TelegramRefusal)) throw error;
    world.core.calls.add({ ...call, method: method ?? name, outcome: String(error.code) });
  }
}
