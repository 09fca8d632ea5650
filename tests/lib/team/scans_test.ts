import assert from "node:assert/strict";
import { recordStatements, tableScans } from "@/tests/statements.ts";
import { Customer, withMergeDesk } from "./merging_desk.ts";

/** Tables of the control database, which is another file. */
const CONTROL = /"?(users|memberships|workspaces|api_tokens|sessions|due_times|directory|invitations)"?/;
/** So few in a workspace that each of them is read whole. */
const SMALL =
  /from "?(teams|team_members|member_states|saved_views|connections|business_hours|rules|contact_fields)"?/i;
/** What a query makes for itself. */
const OWN = /^SCAN (head|below):/;

Deno.test("nothing that colleagues do together reads a table from end to end", () =>
  withMergeDesk(async (desk) => {
    const { cast: { ok, anna, boris }, connectionId } = desk;
    const customer = await new Customer(desk).open(3);
    const [a, b, c] = [0, 1, 2].map((post) => `/tickets/${customer.id(post)}`);
    const team = await ok<{ id: string }>(anna, "POST /teams", { name: "Доставка", memberIds: [boris.id] });
    const ran = await recordStatements(async () => {
      await ok(anna, `PUT ${a}/snooze`, { preset: "1h" });
      await ok(anna, `DELETE ${a}/snooze`);
      await ok(anna, `PUT ${a}/team`, { teamId: team.id });
      await ok(anna, `POST ${a}/links`, { number: (await customer.row(1)).number });
      await ok(anna, `GET ${a}/links`);
      await ok(anna, `POST ${a}/tags`, { name: "опт" });
      await ok(anna, `PUT ${a}/merge`, { ticketId: customer.id(1) });
      await ok(anna, `PUT ${c}/merge`, { ticketId: customer.id(1) });
      await customer.write(1, "Ещё");
      await ok(anna, `GET ${b}/messages`);
      await ok(anna, `GET ${b}/history`);
      await ok(anna, `DELETE ${a}/merge`);
      await ok(anna, `DELETE ${a}/links/${customer.id(1)}`);
      await ok(anna, `PUT ${b}/draft`, { reply: "Да" });
      await ok(anna, "GET /drafts");
      await ok(anna, `PUT ${b}/presence`, {});
      const ticketIds = [customer.id(0), customer.id(1)];
      for (const type of ["close", "reopen", "read"]) {
        await ok(anna, "POST /bulk-actions", { ticketIds, action: { type } });
      }
      await ok(anna, `PUT /connections/${connectionId}/assignment`, { mode: "round_robin", teamId: team.id });
      await customer.write(7, "Под новой записью");
      for (const query of ["status=snoozed", `team=${team.id}`, "team=none"]) {
        await ok(anna, `GET /tickets?${query}`);
      }
    });
    const ours = ran.map(({ sql }) => sql).filter((sql) => !CONTROL.test(sql) && !SMALL.test(sql));
    assert.ok(ours.length > 100, `${ours.length} statements`);
    const scans = await tableScans(desk.workspace.store, ours);
    assert.deepEqual(scans.filter((scan) => !OWN.test(scan)), []);
  }));
