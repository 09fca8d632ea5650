import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { DESKTOP, type InboxStage, openInboxStage } from "./inbox_stage.ts";
import { open } from "./inbox_steps.ts";

let stage: InboxStage;
Deno.test.beforeAll(async () => {
  stage = await openInboxStage();
});
Deno.test.afterAll(() => stage.close());

const STEADY = { ...DESKTOP, reducedMotion: "reduce" as const };
const MOST_STEPS = 1_000;

const PAGES = [
  "/start",
  "/search?q=%D0%BA%D1%80%D1%83%D0%B6%D0%BA%D0%B0",
  "/contacts",
  "/channels",
  "/notifications",
  "/reports",
  "/reports/channels",
  "/reports/agents",
  "/reports/hours",
  "/reports/tickets?what=created",
  "/reports/csi",
  "/settings",
  "/settings/notifications",
  "/settings/views",
  "/settings/replies",
  "/settings/replies/new",
  "/settings/sla",
  "/settings/rules",
  "/settings/rules/new",
  "/settings/sla/policies/new",
  "/settings/sla/hours/new",
  "/settings/fields",
  "/settings/csi",
  "/settings/broadcasts",
  "/settings/workspace",
  "/settings/team",
  "/settings/teams",
  "/settings/tokens",
  "/settings/channels",
  "/settings/channels/new/telegram",
];

/** What one stop of the Tab key is, told by the page itself. */
interface Stop {
  /** Its number among all that a page lets act; -1: a place that only scrolls. */
  at: number;
  name: string;
  /** How it looks, with its label and what holds it. */
  look: string;
}

/** All that can act now, numbered, as it is at rest. One of a group of radios stands for it. */
function number(): Stop[] {
  const all = document.querySelectorAll<HTMLElement>(
    "a[href], button, input, select, textarea, summary, [tabindex='0']",
  );
  const radios = new Set<string>();
  const found: HTMLElement[] = [];
  for (const element of all) {
    const off = element.matches(":disabled, [type=hidden], [tabindex='-1']") || !element.checkVisibility();
    const radio = element instanceof HTMLInputElement && element.type === "radio" && element.name;
    if (off || (radio && radios.has(radio))) continue;
    if (radio) radios.add(radio);
    if (radio) document.getElementsByName(radio).forEach((one) => one.dataset.stop = String(found.length));
    element.dataset.stop = String(found.length);
    found.push(element);
  }
  const stopOf = (element: Element) => {
    const near = [
      element,
      element.nextElementSibling,
      element.parentElement,
      element.parentElement?.parentElement,
    ];
    const look = near.map((one) => {
      if (!one) return "";
      const { outline, outlineStyle, boxShadow, borderColor, backgroundColor } = getComputedStyle(one);
      return [outlineStyle === "none" ? "" : outline, boxShadow, borderColor, backgroundColor].join();
    }).join("|");
    const at = element instanceof HTMLElement ? Number(element.dataset.stop ?? -1) : -1;
    return { at, name: element.outerHTML.slice(0, 120), look };
  };
  Reflect.set(globalThis, "stopNow", () => {
    const { activeElement } = document;
    return activeElement && activeElement !== document.body ? stopOf(activeElement) : null;
  });
  return found.map(stopOf);
}

/** Presses Tab until the page is left: everything is reached, in the order of the page, with a ring to see. */
async function walk(page: Page): Promise<void> {
  const rested = await page.evaluate(number);
  const stops: Stop[] = [];
  for (let step = 0; step < MOST_STEPS; step++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate<Stop | null>("stopNow()");
    if (!stop || (stop.at === 0 && stops.length > 0)) break;
    stops.push(stop);
  }
  const where = page.url();
  const numbers = stops.map(({ at }) => at).filter((at) => at >= 0);
  assert.deepEqual(numbers, [...numbers].sort((a, b) => a - b), `${where}: the order of the page`);
  const missed = rested.filter((_, at) => !numbers.includes(at)).map(({ name }) => name);
  assert.deepEqual(missed, [], `${where}: cannot be reached`);
  // A field for a date has several stops; the browser draws a ring of its own round the last.
  const seen = new Set(stops.filter(({ at, look }) => look !== rested[at]?.look).map(({ at }) => at));
  const unseen = stops.filter(({ at }) => !seen.has(at)).map(({ name }) => name);
  assert.deepEqual(unseen, [], `${where}: the focus cannot be seen`);
}

Deno.test("everything on every page is reached by Tab, in order, and one sees where one is", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram({ firstName: "Марина", lastName: "Котова" }).write("Хочу вернуть кружку");
    for (const path of PAGES) {
      const page = await visit(anna, path, STEADY);
      await page.locator("[data-palette]:not([hidden])").first().waitFor({ state: "attached" });
      await walk(page);
      await page.context().close();
    }
  })());

Deno.test("so it is in the inbox with an open conversation, and on a customer's page", () =>
  stage.play(async ({ anna, telegram, visit }) => {
    await telegram({ firstName: "Марина", lastName: "Котова" }).write("Хочу вернуть кружку");
    const page = await visit(anna, "/inbox", STEADY);
    await open(page, "Марина Котова");
    await page.locator(".inbox[data-live]").waitFor();
    await page.goto(page.url());
    await page.locator(".inbox[data-live]").waitFor();
    // The card comes alive a moment later, and takes the place of what was counted.
    await walk(page).catch(() => walk(page));
    await page.getByRole("link", { name: "Карточка целиком" }).click();
    await page.waitForURL("**/contacts/*");
    await page.goto(page.url());
    await walk(page);
  })());
