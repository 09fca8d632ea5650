import type { Params } from "@/lib/sandbox/telegram/params.ts";
import type { Bot, TelegramWorld } from "@/lib/sandbox/telegram/state.ts";

export interface MethodCall {
  readonly world: TelegramWorld;
  readonly bot: Bot;
  /** As documented: sendMessage. */
  readonly method: string;
  readonly params: Params;
}

/** Does one thing and answers the `result`, or throws a TelegramRefusal. */
export type Method = (call: MethodCall) => unknown;
