import assert from "node:assert/strict";
import { capabilities } from "@/lib/channels/capabilities.ts";
import { AppError } from "@/lib/errors.ts";
import { changedSettings, type SettingsChange } from "@/lib/inbox/connection_settings.ts";

const { vk, telegram, twitter } = capabilities;

function faults(change: SettingsChange, row = vk, name?: string): unknown {
  try {
    changedSettings(row, {}, change, name);
  } catch (error) {
    if (error instanceof AppError) return error.details.fields;
    throw error;
  }
}

Deno.test("C-01 only a platform that leaves the choice takes another section", () => {
  assert.deepEqual(changedSettings(vk, {}, { section: "requests" }).settings, { section: "requests" });
  assert.deepEqual(changedSettings(vk, { section: "requests" }, { section: null }).settings, {});
  assert.deepEqual(faults({ section: "requests" }, telegram), { section: "section_fixed" });
  assert.equal(faults({ section: "chat" }, telegram), undefined);
});

Deno.test("C-02 days are whole and few enough; 0 says never, null goes back to the platform's custom", () => {
  assert.deepEqual(changedSettings(twitter, {}, { reopenDays: 0 }).settings, { reopenDays: 0 });
  assert.deepEqual(changedSettings(twitter, { reopenDays: 5 }, { reopenDays: null }).settings, {});
  for (const reopenDays of [-1, 1.5, NaN, 3_651, Infinity]) {
    assert.deepEqual(faults({ reopenDays }), { reopenDays: "days_wrong" }, String(reopenDays));
  }
});

Deno.test("C-03 one tag changes alone; the usual name is not kept, an empty one is none", () => {
  const known = { tags: { direct: "Личка", comment: "Стена" } };
  const tags = (change: SettingsChange["tags"]) => changedSettings(vk, known, { tags: change }).settings.tags;
  assert.deepEqual(tags({ comment: " Под постом " }), { direct: "Личка", comment: "Под постом" });
  assert.deepEqual(tags({ direct: "ВК:Личное" }), { comment: "Стена" });
  assert.deepEqual(tags({ direct: null, comment: null }), undefined);
  assert.deepEqual(tags({ direct: "", comment: "" }), { direct: "" });
  assert.deepEqual(faults({ tags: { mention: "x", direct: "о".repeat(61) } }), {
    "tag-mention": "not_here",
    "tag-direct": "tag_too_long",
  });
});

Deno.test("VK-17 a greeting is as long as the platform takes, counted as people count", () => {
  const greeting = "👍".repeat(200);
  assert.deepEqual(changedSettings(vk, {}, { greeting }).settings, { greeting });
  assert.deepEqual(faults({ greeting: `${greeting}!` }), { greeting: "greeting_too_long" });
  assert.deepEqual(faults({ greeting: "Привет" }, telegram), { greeting: "not_here" });
  assert.deepEqual(changedSettings(vk, { greeting }, { greeting: " " }).settings, {});
});

Deno.test("RE-03 VK-17 a greeting with a place to fill in is refused, since it would never go out", () => {
  for (const piece of ["{{contact.first_name|друг}}", "{ИМЯ}"]) {
    assert.throws(
      () => changedSettings(vk, {}, { greeting: `Здравствуйте, ${piece}!` }),
      (error: AppError) => {
        assert.deepEqual(error.details, { fields: { greeting: "note_open" }, name: piece });
        return true;
      },
    );
  }
});

Deno.test("VK-06 a switch that the platform does not have cannot be switched on", () => {
  assert.deepEqual(changedSettings(vk, {}, { photoComments: true }).settings, { photoComments: true });
  assert.deepEqual(changedSettings(vk, { photoComments: true }, { photoComments: false }).settings, {});
  assert.deepEqual(faults({ videoComments: true }, telegram), { videoComments: "not_here" });
});

Deno.test("RE-01 the automatic note names only what there is, and an empty one is none", () => {
  const note = { text: "Здравствуйте, {{contact.first_name|друг}}", when: "always" } as const;
  assert.deepEqual(changedSettings(vk, {}, { acknowledgement: note }).settings, { acknowledgement: note });
  const empty = { acknowledgement: { ...note, text: " " } };
  assert.deepEqual(changedSettings(vk, { acknowledgement: note }, empty).settings, {});
  assert.deepEqual(faults({ acknowledgement: { ...note, text: "{{contact.nick}}" } }), {
    acknowledgement: "unknown_variable",
  });
  assert.deepEqual(faults({ acknowledgement: { ...note, text: "я".repeat(1_001) } }), {
    acknowledgement: "note_too_long",
  });
});

Deno.test("what is not spoken of stays as it was, and all that is wrong is said at once", () => {
  const settings = { section: "requests", reopenDays: 3, photoComments: true } as const;
  assert.deepEqual(changedSettings(vk, settings, {}).settings, settings);
  assert.deepEqual(changedSettings(vk, {}, {}, " Группа ").name, "Группа");
  assert.deepEqual(faults({ reopenDays: -1, greeting: "я".repeat(201) }, vk, " "), {
    name: "required",
    reopenDays: "days_wrong",
    greeting: "greeting_too_long",
  });
});
