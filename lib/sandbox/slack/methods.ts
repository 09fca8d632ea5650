import { SlackRefusal } from "@/lib/sandbox/slack/errors.ts";
import type { SlackCall, SlackMethod } from "@/lib/sandbox/slack/method.ts";
import { chatMethods } from "@/lib/sandbox/slack/methods/chat.ts";
import { fileMethods } from "@/lib/sandbox/slack/methods/files.ts";
import { peopleMethods } from "@/lib/sandbox/slack/methods/people.ts";

const METHODS: Readonly<Record<string, SlackMethod>> = { ...chatMethods, ...fileMethods, ...peopleMethods };

export function methodNamed(name: string): SlackMethod | undefined {
  return Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
}

/** Runs a method that exists, for a token that may. @throws {SlackRefusal} */
export function runSlackMethod(method: SlackMethod, call: SlackCall): Record<string, unknown> {
  const { team: { refusal, scopes } } = call;
  if (refusal) throw new SlackRefusal(refusal);
  const { scope } = method;
  if (scope && !scopes.has(scope)) {
    throw new SlackRefusal("missing_scope", { needed: scope, provided: [...scopes].join(",") });
  }
  return method.run(call);
}
