import assert from "node:assert/strict";
import { directory } from "@/db/schema/control.ts";
import { BOT } from "./cast.ts";
import { onStage } from "./stage.ts";

Deno.test(
  "an account that a crash left in the directory alone can be connected again, and one that works cannot",
  onStage(async (stage) => {
    const { telegram } = stage.sandbox;
    telegram.addBot(BOT);
    const [office, elsewhere] = [await stage.open(), await stage.open("Другая мастерская")];
    const { control, connections } = stage.services;
    const accountId = BOT.token.split(":")[0];
    const left = {
      connectionId: "left-behind",
      workspaceId: elsewhere.workspaceId,
      platform: "telegram",
      accountId,
    };
    await control.write(() => control.commit([control.db.insert(directory).values(left)]));
    connections.entering.add(left.connectionId);
    await assert.rejects(office.connect("telegram", BOT.token), { status: 409, code: "conflict" });
    connections.entering.delete(left.connectionId);
    const { id } = await office.connect("telegram", BOT.token);
    await assert.rejects(elsewhere.connect("telegram", BOT.token), { status: 409, code: "conflict" });
    const marina = telegram.customer({ id: 555, firstName: "Марина" });
    await marina.write("Здравствуйте");
    assert.equal((await office.firstTicket()).connectionId, id);
  }),
);
