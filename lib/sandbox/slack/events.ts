import { createHmac } from "node:crypto";
import type { DeliveryResult, Target } from "@/lib/sandbox/outbox.ts";
import { nextId, type SlackTeam, type SlackWorld } from "@/lib/sandbox/slack/state.ts";

/** Slack repeats an event three times. */
const MOST_RETRIES = 3;
/** The legacy token of the app, sent along with everything. */
const VERIFICATION = "sandboxVerificationTok3n";

/**
 * Posts one event in its envelope, signed anew at each attempt
 * (https://api.slack.com/apis/connections/events-api#retries).
 * @param name the event type that the app's settings must hold, as message.im
 */
export async function sendEvent(
  world: SlackWorld,
  team: SlackTeam,
  name: string,
  event: Record<string, unknown>,
): Promise<DeliveryResult> {
  if (!team.events.has(name)) return { delivered: false, attempts: 0, status: null };
  const body = JSON.stringify(envelope(world, team, event));
  let reason = "";
  return await world.core.outbox.send({
    platform: "slack",
    account: team.id,
    event: name,
    keep: true,
    target: (attempt) => {
      if (!team.requestUrl || attempt > MOST_RETRIES) return null;
      const retry = { "x-slack-retry-num": String(attempt), "x-slack-retry-reason": reason };
      return signed(world, team, team.requestUrl, body, attempt === 0 ? {} : retry);
    },
    judge: (answer) => {
      if (answer && answer.status >= 200 && answer.status < 300) return "done";
      if (answer?.headers.get("x-slack-no-retry") === "1") return "stop";
      reason = answer ? "http_error" : "http_timeout";
      return "again";
    },
  });
}

/**
 * Posts the press of a button: a form with JSON in its one field. Slack does not repeat it
 * (https://docs.slack.dev/interactivity/handling-user-interaction).
 */
export async function sendAction(
  world: SlackWorld,
  team: SlackTeam,
  payload: Record<string, unknown>,
): Promise<DeliveryResult> {
  const whole = { type: "block_actions", api_app_id: team.appId, token: VERIFICATION, ...payload };
  const body = new URLSearchParams({ payload: JSON.stringify(whole) }).toString();
  return await world.core.outbox.send({
    platform: "slack",
    account: team.id,
    event: "block_actions",
    keep: false,
    target: (attempt) => {
      if (!team.requestUrl || attempt > 0) return null;
      const form = { "content-type": "application/x-www-form-urlencoded" };
      return signed(world, team, team.requestUrl, body, form);
    },
    judge: (answer) => answer?.status === 200 ? "done" : "stop",
  });
}

function envelope({ core }: SlackWorld, team: SlackTeam, event: Record<string, unknown>) {
  const authorization = {
    enterprise_id: null,
    team_id: team.id,
    user_id: team.botUser,
    is_bot: true,
    is_enterprise_install: false,
  };
  return {
    token: VERIFICATION,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: team.appId,
    event,
    type: "event_callback",
    event_id: nextId(team, "Ev"),
    event_time: core.clock.seconds(),
    authorizations: [authorization],
    is_ext_shared_channel: false,
  };
}

/**
 * The signature of https://api.slack.com/authentication/verifying-requests-from-slack. Its moment is the true one,
 * since the receiver compares it with its own watch, whatever the sandbox's clock says.
 */
function signed(
  { skew }: SlackWorld,
  { signingSecret }: SlackTeam,
  url: string,
  body: string,
  headers: Record<string, string> = {},
): Target {
  const timestamp = String(Math.floor((Date.now() + skew) / 1000));
  const signature = createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex");
  return {
    url,
    body,
    headers: {
      "content-type": "application/json",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${signature}`,
      ...headers,
    },
  };
}

/**
 * Asks an address for the challenge, as the app's settings do when somebody enters it.
 * @returns false when it does not answer 200 with exactly the challenge, as text, JSON or form
 */
export async function verifyUrl(world: SlackWorld, team: SlackTeam, url: string): Promise<boolean> {
  const challenge = crypto.getRandomValues(new Uint8Array(24)).toHex();
  const body = JSON.stringify({ token: VERIFICATION, challenge, type: "url_verification" });
  const answer = await world.core.outbox.post(signed(world, team, url, body));
  const status = answer?.status ?? null;
  const event = "url_verification";
  world.core.feed.publish({ type: "webhook", platform: "slack", event, attempt: 0, status });
  return answer?.status === 200 && answered(answer.text.trim()) === challenge;
}

function answered(text: string): unknown {
  if (!text.startsWith("{")) return new URLSearchParams(text).get("challenge") ?? text;
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null ? Reflect.get(parsed, "challenge") : undefined;
  } catch {
    return undefined;
  }
}
