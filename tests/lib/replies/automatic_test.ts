import assert from "node:assert/strict";
import { importsOf, readSources, type Source, withoutComments } from "@/tests/architecture/sources.ts";

/** Behind these is a person who has pressed a button; the demo plays such persons. */
const BY_HAND: readonly RegExp[] = [
  /^routes\/api\/messages\.ts$/,
  /^routes\/pages\/\(app\)\/inbox\/\[ticket\]\/messages\/index\.tsx$/,
  /^lib\/commands\/demo\.ts$/,
];
/** What may go to a customer by itself: the acknowledgement, the greeting, the file-size hint, the CSI question. */
const BY_ITSELF: readonly RegExp[] = [
  /^lib\/replies\/acknowledge\.ts$/,
  /^lib\/inbox\/greeting\.ts$/,
  /^lib\/inbox\/file_hint\.ts$/,
  /^lib\/csi\//,
];
const REPLY = "lib/inbox/reply.ts";
/** Fills an approved template that a person has chosen: only pages and the API may ask it to. */
const TEMPLATES = "lib/inbox/templates.ts";
const ROWS = "lib/inbox/reply_compose.ts";
/** Sends again what a person has written before. */
const AGAIN = "lib/inbox/resend.ts";
/** Makes the job for both. */
const JOBS = "lib/inbox/thread_jobs.ts";

/** Where something is sent to a customer from a place that is neither a person's nor allowed to. */
function strangers(sources: readonly Source[]): string[] {
  const program = sources.filter(({ path }) => !path.startsWith("tests/"));
  return [
    ...usersOf(program, REPLY).filter((path) =>
      path !== TEMPLATES && ![...BY_HAND, ...BY_ITSELF].some((one) => one.test(path))
    ),
    ...usersOf(program, TEMPLATES).filter((path) => !path.startsWith("routes/")),
    ...usersOf(program, ROWS).filter((path) => path !== REPLY),
    ...program.filter(makesDelivery).map(({ path }) => path).filter((path) =>
      ![ROWS, AGAIN, JOBS].includes(path)
    ),
  ];
}

function usersOf(sources: readonly Source[], target: string): string[] {
  return sources.filter((source) => importsOf(source).some(({ to, typeOnly }) => to === target && !typeOnly))
    .map(({ path }) => path);
}

function makesDelivery(source: Source): boolean {
  return /kind:\s*"deliver"|\bdeliverJob\b/.test(withoutComments(source.text));
}

Deno.test("RE-04 nothing is sent by itself but the acknowledgement, greeting, file hint and CSI question", async () => {
  const sources = await readSources(new URL("../../..", import.meta.url).pathname);
  assert.deepEqual(strangers(sources), []);
  const senders = usersOf(sources, REPLY);
  for (const path of ["lib/replies/acknowledge.ts", "lib/inbox/file_hint.ts", "routes/api/messages.ts"]) {
    assert.ok(senders.includes(path), `${path} is seen`);
  }
});

Deno.test("RE-04 whatever else would send an answer is found", () => {
  const rule = { path: "lib/rules/actions.ts", text: `import { reply } from "@/lib/inbox/reply.ts";` };
  const rows = { path: "lib/rules/rows.ts", text: `import { compose } from "@/lib/inbox/reply_compose.ts";` };
  const template = {
    path: "lib/rules/t.ts",
    text: `import { replyByTemplate } from "@/lib/inbox/templates.ts";`,
  };
  const job = { path: "lib/rules/job.ts", text: `addJob(store, { kind: "deliver", lane })` };
  const ready = {
    path: "lib/rules/ready.ts",
    text: `import { deliverJob } from "@/lib/inbox/thread_jobs.ts";`,
  };
  const csi = { path: "lib/csi/ask.ts", text: `import { reply } from "@/lib/inbox/reply.ts";` };
  const types = { path: "lib/sla/x.ts", text: `import type { reply } from "@/lib/inbox/reply.ts";` };
  assert.deepEqual(strangers([rule, template, rows, job, ready, csi, types]), [
    rule.path,
    template.path,
    rows.path,
    job.path,
    ready.path,
  ]);
});
