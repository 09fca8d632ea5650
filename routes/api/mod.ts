import { OpenAPIHono } from "@hono/zod-openapi";
import { AppError } from "@/lib/errors.ts";
import { negotiateLocale } from "@/lib/i18n/locale.ts";
import { newId } from "@/lib/ids.ts";
import type { Services } from "@/lib/services.ts";
import { absence } from "@/routes/api/absence.ts";
import { apiTokens } from "@/routes/api/api_tokens.ts";
import { assignment } from "@/routes/api/assignment.ts";
import { attachments } from "@/routes/api/attachments.ts";
import { broadcasts } from "@/routes/api/broadcasts.ts";
import { businessHours } from "@/routes/api/business_hours.ts";
import { bulkActions } from "@/routes/api/bulk_actions.ts";
import { closure } from "@/routes/api/closure.ts";
import { connectionAssignment } from "@/routes/api/connection_assignment.ts";
import { connectionSla } from "@/routes/api/connection_sla.ts";
import { coach } from "@/routes/api/coach.ts";
import { connections } from "@/routes/api/connections.ts";
import { contactBlock } from "@/routes/api/contact_block.ts";
import { contactFields } from "@/routes/api/contact_fields.ts";
import { contactMerges } from "@/routes/api/contact_merges.ts";
import { contactNotes } from "@/routes/api/contact_notes.ts";
import { contacts } from "@/routes/api/contacts.ts";
import { csi } from "@/routes/api/csi.ts";
import { reference } from "@/routes/api/document/mod.ts";
import { drafts } from "@/routes/api/drafts.ts";
import { welcome } from "@/routes/api/entry.ts";
import type { Api, ApiEnv } from "@/routes/api/env.ts";
import { events } from "@/routes/api/events/mod.ts";
import { refuseFaults } from "@/routes/api/faults.ts";
import { history } from "@/routes/api/history.ts";
import { invitations } from "@/routes/api/invitations.ts";
import { links } from "@/routes/api/links.ts";
import { matrix } from "@/routes/api/matrix.ts";
import { me } from "@/routes/api/me.ts";
import { members } from "@/routes/api/members.ts";
import { merge } from "@/routes/api/merge.ts";
import { messageFate } from "@/routes/api/message_fate.ts";
import { messages } from "@/routes/api/messages.ts";
import { presence } from "@/routes/api/presence.ts";
import { pushSubscriptions } from "@/routes/api/push_subscriptions.ts";
import { rawEvents } from "@/routes/api/raw_events.ts";
import { notifications } from "@/routes/api/notifications.ts";
import { notificationSettings } from "@/routes/api/notification_settings.ts";
import { priority } from "@/routes/api/priority.ts";
import { reads } from "@/routes/api/reads.ts";
import { answerRefusal } from "@/routes/api/refusal.ts";
import { replyFolders } from "@/routes/api/reply_folders.ts";
import { replyUses } from "@/routes/api/reply_uses.ts";
import { ruleRuns } from "@/routes/api/rule_runs.ts";
import { reports } from "@/routes/api/reports.ts";
import { rules } from "@/routes/api/rules.ts";
import { savedReplies } from "@/routes/api/saved_replies.ts";
import { search } from "@/routes/api/search.ts";
import { slow } from "@/routes/api/slow_answers.ts";
import { slaPolicies } from "@/routes/api/sla_policies.ts";
import { snooze } from "@/routes/api/snooze.ts";
import { tags } from "@/routes/api/tags.ts";
import { teams } from "@/routes/api/teams.ts";
import { ticketTeam } from "@/routes/api/ticket_team.ts";
import { tickets } from "@/routes/api/tickets.ts";
import { views } from "@/routes/api/views.ts";

const HEARTBEAT_MS = 15_000;

/**
 * The REST API, to be mounted at /api/v1: one line for each noun.
 * @param options `heartbeatMs` of the event streams
 */
export function createApi(services: Services, options: { heartbeatMs?: number } = {}): Api {
  const api: Api = new OpenAPIHono<ApiEnv>({ defaultHook: refuseFaults });
  api.onError(answerRefusal);
  api.use(welcome((c) => ({
    services,
    requestId: newId(services.now()),
    locale: negotiateLocale(c.req.header("accept-language")),
  })));

  tickets(api);
  closure(api);
  assignment(api);
  priority(api);
  ticketTeam(api);
  snooze(api);
  merge(api);
  links(api);
  history(api);
  presence(api);
  bulkActions(api);
  views(api);
  drafts(api);
  tags(api);
  reads(api);
  messages(api);
  messageFate(api);
  replyFolders(api);
  replyUses(api);
  savedReplies(api);
  coach(api);
  attachments(api);
  events(api, options.heartbeatMs ?? HEARTBEAT_MS);
  contacts(api);
  contactFields(api);
  contactNotes(api);
  contactBlock(api);
  contactMerges(api);
  search(api);
  connections(api);
  connectionSla(api);
  connectionAssignment(api);
  csi(api);
  slow(api);
  reports(api);
  rules(api);
  ruleRuns(api);
  slaPolicies(api);
  businessHours(api);
  rawEvents(api);
  broadcasts(api);
  notifications(api);
  notificationSettings(api);
  pushSubscriptions(api);
  members(api);
  absence(api);
  teams(api);
  invitations(api);
  me(api);
  apiTokens(api);
  matrix(api);
  reference(api, services.config.origin);

  api.all("*", () => {
    throw new AppError("not_found");
  });
  return api;
}
