import assert from "node:assert/strict";
import { sample, type SampleName } from "@/lib/sandbox/samples.ts";
import { TOKEN, type VkStage, withCommunity } from "./community.ts";
import { json } from "./product.ts";

/** Asks for an upload server, posts the file and gives the server's answer. */
async function upload({ call, url }: VkStage, server: string, field: string, name: string, from: SampleName) {
  const address = (await call(server, { peer_id: 555 })).text("response.upload_url");
  assert.ok(address.startsWith(`${url}/vk/upload/`));
  const form = new FormData();
  form.set(field, new File([(await sample(from)).bytes], name));
  return { address, answer: await json(fetch(address, { method: "POST", body: form })) };
}

Deno.test(
  "VK-03 a community can't write first; writing and allowing permit it, forbidding ends it",
  withCommunity(async ({ call, anna, event, sandbox }) => {
    let random_id = 0;
    const send = async () => {
      const params = { peer_id: 555, random_id: ++random_id, message: "Здравствуйте" };
      return (await call("messages.send", params)).at("error.error_code");
    };
    assert.equal(await send(), 901);
    await anna.allow();
    assert.equal(event("message_allow").at("object.user_id"), 555);
    assert.equal(await send(), undefined);
    await anna.deny();
    assert.equal(event("message_deny").at("object.user_id"), 555);
    assert.equal(await send(), 901);
    const allowed = { group_id: 101, user_id: 555 };
    assert.equal((await call("messages.isMessagesFromGroupAllowed", allowed)).at("response.is_allowed"), 0);
    await anna.write("Передумала");
    assert.equal(await send(), undefined);
    anna.closePrivacy();
    assert.equal(await send(), 902);
    sandbox.vk.admin({ id: 1, firstName: "Ия", lastName: "Лис" }).blacklist(anna);
    assert.equal(await send(), 900);
  }),
);

Deno.test(
  "random_id dedupes within a conversation; 0 does not",
  withCommunity(async ({ call, anna, sandbox }) => {
    const boris = sandbox.vk.customer({ id: 556, firstName: "Борис", lastName: "Ли" });
    await Promise.all([anna.write("привет"), boris.write("привет")]);
    const send = async (peer_id: number, random_id: number, message = "Да") =>
      (await call("messages.send", { peer_id, random_id, message })).at("response");
    const first = await send(555, 77);
    assert.equal(typeof first, "number");
    assert.equal(await send(555, 77, "Другое"), first);
    assert.notEqual(await send(556, 77), first);
    assert.notEqual(await send(555, 0), await send(555, 0));
    assert.deepEqual(anna.lines().map(({ text }) => text), ["привет", "Да", "Да", "Да"]);
    assert.equal(sandbox.vk.sent.length, 4);
  }),
);

Deno.test(
  "peer_ids answers a list, with an error for each that failed",
  withCommunity(async ({ call, anna }) => {
    await anna.write("привет");
    const list = (await call("messages.send", { peer_ids: "555,556", random_id: 5, message: "Да" })).list(
      "response",
    );
    assert.deepEqual(Object.keys(Object(list[0]?.value)), [
      "peer_id",
      "message_id",
      "conversation_message_id",
    ]);
    assert.equal(list[0]?.at("conversation_message_id"), 2);
    assert.deepEqual([list[1]?.at("message_id"), list[1]?.at("error.code")], [0, 901]);
    const many = Array.from({ length: 101 }, (_, i) => i + 1).join(",");
    assert.equal(
      (await call("messages.send", { peer_ids: many, random_id: 6, message: "x" })).at("error.error_code"),
      100,
    );
  }),
);

Deno.test(
  "too long, empty, without random_id, a broken keyboard, an unknown attachment or quote: refused",
  withCommunity(async ({ call, anna }) => {
    await anna.write("привет");
    const code = async (params: Record<string, string | number>) =>
      (await call("messages.send", { peer_id: 555, random_id: 0, ...params })).at("error.error_code");
    assert.equal(await code({ message: "я".repeat(4096) }), undefined);
    assert.equal(await code({ message: "я".repeat(4097) }), 914);
    assert.equal(await code({ message: " " }), 100);
    assert.equal((await call("messages.send", { peer_id: 555, message: "x" })).at("error.error_code"), 100);
    assert.equal(await code({ message: "x", keyboard: "{" }), 911);
    assert.equal(await code({ message: "x", attachment: "photo-101_1" }), 100);
    assert.equal(await code({ message: "x", reply_to: 999 }), 100);
    assert.equal(await code({ message: "x", random_id: "много" }), 100);
  }),
);

Deno.test(
  "our own message comes back as message_reply with its random_id, escaped",
  withCommunity(async ({ call, anna, event, sandbox }) => {
    await anna.write("привет");
    const forward = JSON.stringify({ peer_id: 555, conversation_message_ids: [1], is_reply: 1 });
    const id = (await call("messages.send", { peer_id: 555, random_id: 42, message: "Да & <нет>", forward }))
      .at("response");
    await sandbox.idle();
    const echo = event("message_reply").in("object");
    assert.deepEqual(
      ["id", "random_id", "from_id", "out", "peer_id", "text"].map((key) => echo.at(key)),
      [id, 42, -101, 1, 555, "Да &amp; &lt;нет&gt;"],
    );
    assert.equal(echo.at("admin_author_id"), undefined);
    assert.equal(echo.at("reply_message.text"), "привет");
    assert.equal(anna.lines().at(-1)?.text, "Да & <нет>");
  }),
);

Deno.test(
  "VK-09 photos: upload server, saved once, attached by name",
  withCommunity(async (stage) => {
    const { call, anna, event, sandbox } = stage;
    await anna.write("покажите");
    const { answer, address } = await upload(
      stage,
      "photos.getMessagesUploadServer",
      "photo",
      "mug.jpg",
      "mug",
    );
    const save = { server: answer.text("server"), photo: answer.text("photo"), hash: answer.text("hash") };
    const photo = (await call("photos.saveMessagesPhoto", save)).in("response.0");
    const attachment = `photo${photo.text("owner_id")}_${photo.text("id")}_${photo.text("access_key")}`;
    await call("messages.send", { peer_id: 555, random_id: 1, attachment });
    await sandbox.idle();
    const sizes = event("message_reply").list("object.attachments.0.photo.sizes");
    assert.equal(sizes.at(-1)?.at("width"), 720);
    assert.deepEqual(anna.lines().at(-1)?.attachments.map(({ kind }) => kind), ["photo"]);
    assert.equal((await call("photos.saveMessagesPhoto", save)).at("error.error_code"), 100);
    const used = await fetch(address, { method: "POST", body: new FormData() });
    assert.equal(used.status, 404);
    await used.body?.cancel();
  }),
);

Deno.test(
  "VK-10 documents of any type but mp3 and executables; voice is Ogg only",
  withCommunity(async (stage) => {
    const { call, anna } = stage;
    await anna.write("прайс?");
    const doc = (name: string, from: SampleName) =>
      upload(stage, "docs.getMessagesUploadServer", "file", name, from);
    const { answer } = await doc("Прайс.pdf", "price");
    const saved = await call("docs.save", { file: answer.text("file"), title: "Прайс-лист.pdf" });
    assert.equal(saved.at("response.type"), "doc");
    assert.deepEqual([saved.at("response.doc.ext"), saved.at("response.doc.title")], [
      "pdf",
      "Прайс-лист.pdf",
    ]);
    const attachment = `doc${saved.text("response.doc.owner_id")}_${saved.text("response.doc.id")}`;
    assert.equal(
      typeof (await call("messages.send", { peer_id: 555, random_id: 9, attachment })).at("response"),
      "number",
    );
    for (const name of ["песня.mp3", "setup.EXE"]) {
      const refused = (await doc(name, "audio")).answer;
      assert.equal(refused.at("file"), undefined);
      assert.ok(refused.at("error"));
    }
    assert.equal((await call("docs.save", { file: "undefined" })).at("error.error_code"), 100);
    const server = await call("docs.getMessagesUploadServer", { peer_id: 555, type: "audio_message" });
    const form = new FormData();
    form.set("file", new File([(await sample("voice")).bytes], "v.ogg"));
    const voice = await json(fetch(server.text("response.upload_url"), { method: "POST", body: form }));
    const spoken = await call("docs.save", { file: voice.text("file") });
    assert.ok(spoken.text("response.audio_message.link_ogg").includes("/vk/files/"));
  }),
);

Deno.test(
  "upload servers refuse a peer that may not be written to, and pictures that are none",
  withCommunity(async (stage) => {
    const peer = { peer_id: 555 };
    assert.equal((await stage.call("photos.getMessagesUploadServer", peer)).at("error.error_code"), 901);
    await stage.anna.write("привет");
    const { answer } = await upload(stage, "photos.getMessagesUploadServer", "photo", "a.jpg", "price");
    assert.equal(answer.at("error"), "ERR_UPLOAD_BAD_IMAGE");
  }),
);

Deno.test(
  "VK-19 a sent message can be edited for a day and deleted; edits are told",
  async () => {
    let now = Date.parse("2026-11-20T10:00:00Z");
    await withCommunity(async ({ call, anna, event, sandbox }) => {
      sandbox.clock.pin(now);
      const { ids } = await anna.write("привет");
      const [sent] = (await call("messages.send", { peer_ids: 555, random_id: 3, message: "Завтра" })).list(
        "response",
      );
      const cmid = sent?.text("conversation_message_id") ?? "";
      const edit = (params: Record<string, string | number>) =>
        call("messages.edit", { peer_id: 555, message: "Послезавтра", ...params });
      assert.equal((await edit({ cmid })).at("response"), 1);
      await sandbox.idle();
      assert.equal(event("message_edit").at("object.text"), "Послезавтра");
      assert.equal(event("message_edit").at("object.update_time"), now / 1000);
      assert.equal((await edit({ message_id: ids[0] ?? "" })).at("error.error_code"), 920);
      sandbox.clock.pin(now += 25 * 3600_000);
      assert.equal((await edit({ cmid })).at("error.error_code"), 909);
      const gone = { peer_id: 555, cmids: cmid, delete_for_all: 1 };
      assert.equal((await call("messages.delete", gone)).at("error.error_code"), 924);
    })();
  },
);

Deno.test(
  "reading, typing and history",
  withCommunity(async ({ call, anna, url }) => {
    await anna.write("раз");
    await anna.write("два");
    assert.equal((await call("messages.markAsRead", { peer_id: 555 })).at("response"), 1);
    assert.deepEqual(anna.lines().map(({ read }) => read), [true, true]);
    assert.equal((await call("messages.setActivity", { peer_id: 555, type: "typing" })).at("response"), 1);
    const history = (await call("messages.getHistory", { peer_id: 555, count: 1 })).in("response");
    assert.deepEqual([history.at("count"), history.at("items.0.text")], [2, "два"]);
    const one = { peer_id: 555, conversation_message_ids: 1 };
    assert.equal((await call("messages.getByConversationMessageId", one)).at("response.items.0.text"), "раз");
    const byQuery = `${url}/vk/method/messages.getHistory?peer_id=555&v=5.199&access_token=${TOKEN}`;
    assert.equal((await json(fetch(byQuery))).at("response.count"), 2);
  }),
);
