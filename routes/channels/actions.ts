import type { Context, PageResponse } from "fresh";
import { capabilities, type Capability } from "@/lib/channels/capabilities.ts";
import { configure, disconnect } from "@/lib/inbox/connect.ts";
import type { SettingsChange } from "@/lib/inbox/connection_settings.ts";
import { checkNow, checkSteps, renew } from "@/lib/inbox/upkeep.ts";
import { connectionView } from "@/lib/inbox/views/connection_view.ts";
import { setAssignmentRule } from "@/lib/team/assignment_rule.ts";
import { assignmentRule } from "@/routes/channels/assignment_card.tsx";
import { credentialsFrom } from "@/routes/channels/credentials.ts";
import { requireConfirmed } from "@/routes/confirm.ts";
import { doneAt, type Form } from "@/routes/forms.ts";
import type { Desk } from "@/routes/guard.ts";
import type { State } from "@/routes/state.ts";

type Ctx = Context<State>;
type Action = (ctx: Ctx, desk: Desk, form: Form) => Promise<Response | PageResponse<never>>;

/** What the forms of a connection's page do, by their `_action`. */
export const CONNECTION_ACTIONS: readonly (readonly [name: string, run: Action])[] = [
  ["check", check],
  ["step", checkStep],
  ["renew", setUpAnew],
  ["pause", (ctx, desk) => setStatus(ctx, desk, "paused", "channelPaused")],
  ["resume", (ctx, desk) => setStatus(ctx, desk, "active", "channelResumed")],
  ["settings", saveSettings],
  ["assignment", saveAssignment],
  ["key", replaceKey],
  ["disconnect", remove],
];

async function check(ctx: Ctx, { workspace }: Desk): Promise<Response> {
  const trouble = await checkNow(ctx.state.services, workspace, idOf(ctx));
  return trouble ? ctx.redirect(ctx.url.pathname, 303) : doneAt(ctx, ctx.url.pathname, "channelChecked");
}

async function checkStep(ctx: Ctx, { workspace }: Desk, form: Form): Promise<Response> {
  const { services } = ctx.state;
  await checkSteps(services, workspace, idOf(ctx));
  const { setup, lastInboundAt } = await connectionView(services, workspace, idOf(ctx));
  const name = form.text("step");
  const taken = name === "first" ? lastInboundAt !== undefined : setup.find(({ key }) => key === name)?.done;
  return doneAt(ctx, ctx.url.pathname, taken ? "channelStepDone" : "channelStepLeft");
}

async function setUpAnew(ctx: Ctx, { workspace }: Desk): Promise<Response> {
  const { services } = ctx.state;
  await renew(services, workspace, idOf(ctx));
  const { setup } = await connectionView(services, workspace, idOf(ctx));
  const complete = setup.every(({ done }) => done);
  return doneAt(ctx, ctx.url.pathname, complete ? "channelRenewed" : "channelSteps");
}

async function replaceKey(ctx: Ctx, desk: Desk, form: Form): Promise<Response> {
  const row = await capabilityOf(ctx, desk);
  await renew(ctx.state.services, desk.workspace, idOf(ctx), credentialsFrom(row, form));
  return doneAt(ctx, ctx.url.pathname, "channelRenewed");
}

async function setStatus(
  ctx: Ctx,
  { workspace }: Desk,
  status: "active" | "paused",
  done: string,
): Promise<Response> {
  await configure(ctx.state.services, workspace, idOf(ctx), { status });
  return doneAt(ctx, ctx.url.pathname, done);
}

async function saveSettings(ctx: Ctx, desk: Desk, form: Form): Promise<Response> {
  const { services } = ctx.state;
  const row = await capabilityOf(ctx, desk);
  const change = { name: form.text("name"), settings: settingsFrom(row, form) };
  await configure(services, desk.workspace, idOf(ctx), change);
  return doneAt(ctx, ctx.url.pathname, "channelSaved");
}

async function saveAssignment(ctx: Ctx, { workspace }: Desk, form: Form): Promise<Response> {
  await setAssignmentRule(ctx.state.services, workspace, idOf(ctx), assignmentRule(form));
  return doneAt(ctx, ctx.url.pathname, "assignmentSaved");
}

/** An empty tag is none; an empty choice is the platform's custom. */
function settingsFrom(row: Capability, form: Form): SettingsChange {
  const section = (["chat", "requests"] as const).find((one) => one === form.text("section"));
  const days = form.text("reopenDays");
  const tags = row.kinds.map((kind) => [kind, form.text(`tag-${kind}`)]);
  const switches = (row.switches ?? []).map((name) => [name, form.has(name)]);
  return {
    ...(row.section.choice ? { section } : {}),
    reopenDays: days === "" ? null : Number(days),
    tags: Object.fromEntries(tags),
    ...(row.greetingLimit === undefined ? {} : { greeting: form.text("greeting") }),
    acknowledgement: { text: form.text("acknowledgement"), when: whenOf(form.text("acknowledgementWhen")) },
    ...Object.fromEntries(switches),
  };
}

function whenOf(text: string) {
  return (["always", "inside_hours"] as const).find((one) => one === text) ?? "outside_hours";
}

async function remove(ctx: Ctx, desk: Desk, form: Form): Promise<Response> {
  const { name } = await connectionView(ctx.state.services, desk.workspace, idOf(ctx));
  requireConfirmed(form, name);
  const heard = await disconnect(ctx.state.services, desk.workspace, idOf(ctx));
  return doneAt(ctx, "/settings/channels", heard ? "channelRemoved" : "channelLeft");
}

async function capabilityOf(ctx: Ctx, { workspace }: Desk): Promise<Capability> {
  const { platform } = await connectionView(ctx.state.services, workspace, idOf(ctx));
  return capabilities[platform];
}

function idOf({ params }: Ctx): string {
  return params.id ?? "";
}
