import assert from "node:assert/strict";
import type { Frame, Page } from "playwright-core";
import type { MessageView } from "@/lib/inbox/view.ts";
import { until } from "../flows/until.ts";
import type { Desk } from "../lib/chat/desk.ts";
import { within } from "@/tests/within.ts";

/** Writes as a person does, and waits until the message has arrived. */
export async function write(place: Page | Frame, text: string): Promise<void> {
  await place.locator(".chat-attach").waitFor();
  await place.locator("#chat-text").fill(text);
  await place.locator(".chat-send:not([aria-disabled])").click();
  await place.locator(".chat-message:not([data-state])").filter({ hasText: text }).waitFor();
}

/** The ticket whose newest message this is. */
export async function ticketOf(desk: Desk, text: string): Promise<string> {
  const ticket = (await desk.tickets()).find(({ preview }) => preview === text);
  assert.ok(ticket, `There is no ticket with "${text}"`);
  return ticket.id;
}

/** Resolves once the agent sees a message with this status. */
export async function settled(
  desk: Desk,
  ticketId: string,
  messageId: string,
  status: MessageView["status"],
): Promise<void> {
  const reached = Promise.withResolvers<void>();
  const look = async () => {
    const message = (await desk.messages(ticketId)).find(({ id }) => id === messageId);
    if (message?.status === status) reached.resolve();
  };
  const { live } = desk.services;
  const leave = await live.subscribe(desk.workspaceId, 0, () => void look().catch(reached.reject));
  await within(`message ${messageId} to be ${status}`, reached.promise).finally(leave);
}

/** Opens the snippet by keys and gives its frame. */
export async function openSnippet(page: Page): Promise<Frame> {
  await page.waitForFunction(() => Reflect.has(globalThis, "otklik"));
  await page.keyboard.press("Tab");
  const [chat] = await Promise.all([frameOf(page), page.keyboard.press("Enter")]);
  return chat;
}

/** The next frame that comes, once the chat in it lives. */
export async function frameOf(page: Page): Promise<Frame> {
  const frame = await page.waitForEvent("frameattached");
  await frame.locator(".chat-attach").waitFor();
  return frame;
}

/** Waits until the snippet's button is like this: the frame and its page talk by messages, a moment apart. */
export async function becomes(page: Page, wanted: Partial<Awaited<ReturnType<typeof snippet>>>) {
  await until(`the button to be ${JSON.stringify(wanted)}`, async () => {
    const seen = await snippet(page);
    assert.deepEqual({ ...seen, ...wanted }, seen);
    return true;
  });
}

/** The snippet's button as a screen reader finds it: its shadow root is closed to scripts. */
async function snippet(page: Page) {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const button = nodes.find(({ role, ignored }) => role?.value === "button" && !ignored);
  const property = (name: string) => button?.properties?.find((one) => one.name === name)?.value.value;
  return {
    name: String(button?.name?.value),
    expanded: property("expanded") === true,
    focused: property("focused") === true,
  };
}
