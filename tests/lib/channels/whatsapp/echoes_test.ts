import assert from "node:assert/strict";
import { normalise } from "@/lib/channels/whatsapp/normalise.ts";
import { only, onlyMessage, told } from "../graph/events.ts";
import { connection, contact, echo, OWN, PHONE, status, USER } from "./samples.ts";

const read = (payload: unknown) => normalise(payload, connection());
const WORDS = { type: "text", text: { body: "Отвечаю с телефона" } };

Deno.test("C-11 what a colleague wrote in the phone's app is native", () => {
  assert.deepEqual(told(only(read(echo(WORDS)))), {
    type: "message",
    externalId: "wamid.2",
    thread: { kind: "direct", key: PHONE },
    from: "ours",
    person: { externalId: PHONE, phone: `+${PHONE}`, profileUrl: `https://wa.me/${PHONE}` },
    text: "Отвечаю с телефона",
    attachments: [],
    sentAt: 1_790_000_001_000,
  });
});

Deno.test("C-11 it lands with the customer, by whichever name that one is known", () => {
  const contacts = [contact({ user_id: USER })];
  assert.equal(onlyMessage(read(echo(WORDS, { contacts }))).thread.key, USER);
  assert.equal(onlyMessage(read(echo({ ...WORDS, to_user_id: USER }))).thread.key, USER);
  const turned = { ...WORDS, from: PHONE, to: `+${OWN}` };
  assert.equal(onlyMessage(read(echo(turned))).thread.key, PHONE);
});

Deno.test("C-11 files, edits and withdrawals from the phone's app are followed, marks are not", () => {
  const photo = onlyMessage(read(echo({ type: "image", image: { id: "7", caption: "Вот" } })));
  assert.deepEqual([photo.from, photo.attachments[0]?.ref, photo.text], ["ours", "7", "Вот"]);
  const edit = { type: "edit", edit: { original_message_id: "wamid.0", message: WORDS } };
  assert.equal(only(read(echo(edit))).type, "edit");
  assert.equal(
    only(read(echo({ type: "revoke", revoke: { original_message_id: "wamid.0" } }))).type,
    "deletion",
  );
  assert.deepEqual(read(echo({ type: "reaction", reaction: { message_id: "wamid.1", emoji: "👍" } })), []);
});

Deno.test("WA-09 delivered, read and played are told by the message's id", () => {
  const kinds = [["delivered", "delivered"], ["read", "read"], ["played", "read"]] as const;
  for (const [said, meant] of kinds) {
    const found = only(read(status({ status: said, biz_opaque_callback_data: "01kdelivery" })));
    assert.deepEqual(told(found), {
      type: "receipt",
      status: meant,
      externalIds: ["wamid.9"],
      echoOf: "01kdelivery",
      at: 1_790_000_005_000,
    });
  }
  for (const said of ["warning", "deleted", undefined]) assert.deepEqual(read(status({ status: said })), []);
});

Deno.test("a send in doubt is settled by the first status that carries our own id", () => {
  const said = (changes: Record<string, unknown>) => read(status({ status: "sent", ...changes }));
  assert.deepEqual(said({}), []);
  const [sent] = said({ biz_opaque_callback_data: "01kdelivery" });
  assert.ok(sent?.type === "receipt");
  assert.deepEqual([sent.status, sent.externalIds, sent.echoOf], ["sent", ["wamid.9"], "01kdelivery"]);
});

Deno.test("WA-09 a failure says why, sorted by what can be done about it", () => {
  const failed = (error: unknown) => {
    const found = only(read(status({ status: "failed", errors: error === undefined ? undefined : [error] })));
    return found.type === "receipt" ? found.error : undefined;
  };
  const late = {
    code: 131047,
    title: "Re-engagement message",
    error_data: { details: "More than 24 hours" },
  };
  assert.deepEqual(failed(late), {
    kind: "window",
    message: "131047 Re-engagement message: More than 24 hours",
  });
  const away = { code: 131026, title: "Undeliverable", error_data: { details: "Undeliverable" } };
  assert.deepEqual(failed(away), { kind: "user", message: "131026 Undeliverable" });
  assert.equal(failed({ code: 131042 })?.kind, "token");
  assert.equal(failed({ code: "131047" })?.kind, "window");
  assert.equal(failed({ code: 999_999, title: "New" })?.kind, "content");
  assert.deepEqual(failed(undefined), { kind: "content", message: "" });
});
