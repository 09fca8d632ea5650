import { recallBroadcasts } from "@/lib/broadcasts/context_job.ts";
import { stepBroadcast } from "@/lib/broadcasts/step_job.ts";
import { askSatisfaction } from "@/lib/csi/ask_job.ts";
import { followAnswer } from "@/lib/csi/follow_job.ts";
import { answerPress } from "@/lib/csi/press_job.ts";
import { lookDaily } from "@/lib/inbox/daily.ts";
import { deliver } from "@/lib/inbox/deliver.ts";
import { applyEdit } from "@/lib/inbox/edit_job.ts";
import { greet } from "@/lib/inbox/greeting.ts";
import { hintFileSize } from "@/lib/inbox/file_hint.ts";
import { lookUp } from "@/lib/inbox/lookup_job.ts";
import { fetchAttachment } from "@/lib/inbox/media_job.ts";
import { nameNativeAuthor } from "@/lib/inbox/native_author_job.ts";
import { refreshProfile } from "@/lib/inbox/profile_job.ts";
import { acknowledge } from "@/lib/replies/acknowledge.ts";
import { fillReports } from "@/lib/reports/fill_job.ts";
import { armRule } from "@/lib/rules/arm_job.ts";
import { followClosing } from "@/lib/rules/closed_job.ts";
import { runDue } from "@/lib/rules/due_job.ts";
import { followStatus } from "@/lib/rules/status_job.ts";
import { STOPPED_JOB, tellManagers } from "@/lib/notify/connection_job.ts";
import { PUSH_JOB } from "@/lib/notify/devices.ts";
import { pushNotification } from "@/lib/notify/push_job.ts";
import { fillSearch } from "@/lib/search/fill_job.ts";
import type { Services } from "@/lib/services.ts";
import { followHours } from "@/lib/sla/hours_job.ts";
import { recomputeClocks } from "@/lib/sla/recompute_job.ts";
import { wakeTicket } from "@/lib/team/wake_job.ts";
import type { Handler } from "@/lib/worker.ts";

/** Which kind of job is done by what: one line each. */
export function jobHandlers(services: () => Services): Record<string, Handler> {
  return {
    deliver: (workspace, job) => deliver(services(), workspace, job),
    edit: (workspace, job) => applyEdit(services(), workspace, job),
    lookup: (workspace, job) => lookUp(services(), workspace, job),
    media: (workspace, job) => fetchAttachment(services(), workspace, job),
    profile: (workspace, job) => refreshProfile(services(), workspace, job),
    native_author: (workspace, job) => nameNativeAuthor(services(), workspace, job),
    greet: (workspace, job) => greet(services(), workspace, job),
    broadcast: (workspace, job) => stepBroadcast(services(), workspace, job),
    broadcast_context: (workspace, job) => recallBroadcasts(services(), workspace, job),
    daily: (workspace, job) => lookDaily(services(), workspace, job),
    sla_recompute: (workspace, job) => recomputeClocks(services(), workspace, job),
    wake: (workspace, job) => wakeTicket(services(), workspace, job),
    hours: (workspace, job) => followHours(services(), workspace, job),
    report_fill: (workspace, job) => fillReports(services(), workspace, job),
    search_fill: (workspace, job) => fillSearch(services(), workspace, job),
    acknowledge: (workspace, job) => acknowledge(services(), workspace, job),
    csi_ask: (workspace, job) => askSatisfaction(services(), workspace, job),
    csi_follow: (workspace, job) => followAnswer(services(), workspace, job),
    csi_press: (workspace, job) => answerPress(services(), workspace, job),
    rule_due: (workspace, job) => runDue(services(), workspace, job),
    rule_status: (workspace, job) => followStatus(services(), workspace, job),
    rule_closed: (workspace, job) => followClosing(services(), workspace, job),
    rule_arm: (workspace, job) => armRule(services(), workspace, job),
    file_hint: (workspace, job) => hintFileSize(services(), workspace, job),
    [PUSH_JOB]: (workspace, job) => pushNotification(services(), workspace, job),
    [STOPPED_JOB]: (workspace, job) => tellManagers(services(), workspace, job),
  };
}
