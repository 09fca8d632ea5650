import assert from "node:assert/strict";
import type { AttachmentView } from "@/lib/inbox/view.ts";
import { withTelegram } from "./cast.ts";
import { until } from "./until.ts";

Deno.test(
  "a file that our own disk will not take fails with a sentence, and can be tried again",
  withTelegram(async ({ stage, office, marina }) => {
    stage.expectError("media.surprise");
    const folder = `${stage.services.config.dataDir}/media/${office.workspaceId}`;
    await Deno.writeTextFile(folder, "in the way");
    await marina.write("", { attachments: ["price"] });
    const ticket = await office.firstTicket();
    const file = async (status: AttachmentView["status"]) => {
      const all = (await office.messages(ticket.id)).flatMap(({ attachments }) => attachments);
      return all.find((one) => one.status === status);
    };
    const failed = await until("the failure", async () => {
      await stage.pass(300_000);
      return await file("failed");
    });
    assert.equal(failed.error?.code, "other");
    await Deno.remove(folder);
    await office.rest.post(`/attachments/${failed.id}/retry`);
    await until("the file", () => file("stored"));
  }),
);
