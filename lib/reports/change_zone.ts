import { and, eq } from "drizzle-orm";
import { jobs } from "@/db/schema/workspace.ts";
import { AppError } from "@/lib/errors.ts";
import { addJob } from "@/lib/jobs.ts";
import { keepBook, openBook } from "@/lib/reports/book.ts";
import { FILL_JOB } from "@/lib/reports/fill_job.ts";
import type { Services } from "@/lib/services.ts";
import { isTimeZone } from "@/lib/sla/zone.ts";
import type { Workspace } from "@/lib/workspaces.ts";

/**
 * Has all reports count their days by another zone. What is kept by day is counted anew, in small steps.
 * @param timeZone IANA name
 * @throws {AppError} invalid_request for what is none
 */
export async function changeReportZone(
  services: Services,
  { id, store, locale }: Workspace,
  timeZone: string,
): Promise<void> {
  if (!isTimeZone(timeZone)) {
    throw new AppError("invalid_request", { field: "timeZone", reason: "zone_unknown" });
  }
  const now = services.now();
  await services.due.around(id, now, () =>
    store.write(async () => {
      const { book } = await openBook(store, locale);
      if (book.timeZone === timeZone) return;
      await store.commit([
        keepBook(store, { timeZone, generation: book.generation + 1 }),
        store.db.delete(jobs).where(and(eq(jobs.lane, FILL_JOB), eq(jobs.state, "ready"))),
        addJob(store, { kind: FILL_JOB, lane: FILL_JOB, payload: {}, runAt: now }),
      ]);
    }));
  services.queue.nudge(id);
}
