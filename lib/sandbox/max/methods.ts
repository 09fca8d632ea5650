import type { MaxMethod } from "@/lib/sandbox/max/call.ts";
import { accountMethods } from "@/lib/sandbox/max/methods/account.ts";
import { chatMethods } from "@/lib/sandbox/max/methods/chats.ts";
import { messageMethods } from "@/lib/sandbox/max/methods/messages.ts";
import { uploadMethods } from "@/lib/sandbox/max/methods/uploads.ts";

/** All methods by verb and address. */
export const methods: ReadonlyMap<string, MaxMethod> = new Map(Object.entries({
  ...accountMethods,
  ...chatMethods,
  ...messageMethods,
  ...uploadMethods,
}));
