import assert from "node:assert/strict";
import { changedCsi, changedOverride, type CsiChange } from "@/lib/csi/check_settings.ts";
import { forConnection, USUAL } from "@/lib/csi/settings.ts";
import { AppError } from "@/lib/errors.ts";

/** The fields that are refused, with their codes. */
function faults(change: () => unknown): unknown {
  try {
    change();
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid_request") return error.details?.fields;
    throw error;
  }
  return {};
}

Deno.test("numbers have bounds, and both ends of them hold", () => {
  const bounds = {
    delayMinutes: [0, 10_080],
    answerDays: [1, 30],
    quietDays: [0, 365],
    bad: [1, 4],
  } as const;
  for (const [name, [least, most]] of Object.entries(bounds)) {
    for (const fine of [least, most]) {
      assert.deepEqual(faults(() => changedCsi(USUAL, { [name]: fine })), {}, `${name} ${fine}`);
    }
    for (const wrong of [least - 1, most + 1, least + 0.5, NaN, Infinity]) {
      const found = faults(() => changedCsi(USUAL, { [name]: wrong }));
      assert.deepEqual(found, { [name]: `csi_${name}` }, `${name} ${wrong}`);
    }
  }
});

Deno.test("a text that is too long or names an unknown variable is refused where it stands, all at once", () => {
  const change: CsiChange = {
    question: { ru: "я".repeat(401), en: "How was {{contact.shoe}}?" },
    thanks: { ru: "Спасибо, {{contact.first_name" },
    quietDays: -1,
  };
  assert.deepEqual(faults(() => changedCsi(USUAL, change)), {
    "question-ru": "csi_too_long",
    "question-en": "unknown_variable",
    "thanks-ru": "broken_variable",
    quietDays: "csi_quietDays",
  });
  assert.deepEqual(faults(() => changedCsi(USUAL, { question: { ru: "😀".repeat(400) } })), {});
});

Deno.test("RE-03 a question with a place left for a person is refused, since it would never go out", () => {
  const change = { question: { ru: "Как вам в {НАШ МАГАЗИН}, {{contact.first_name}}?" } };
  assert.deepEqual(faults(() => changedCsi(USUAL, change)), { "question-ru": "note_open" });
  assert.deepEqual(faults(() => changedOverride(undefined, change)), { "question-ru": "note_open" });
  const variable = { question: { ru: "Как вам, {{contact.first_name}}?" } };
  assert.deepEqual(faults(() => changedCsi(USUAL, variable)), {}, "without a name the usual question is put");
});

Deno.test("texts are tidied, and an empty one is the usual one again", () => {
  const after = changedCsi({ ...USUAL, thanks: { ru: "Было" } }, {
    question: { ru: "  Как вам?\u0000 ", en: " \n " },
    thanks: { ru: "" },
  });
  assert.deepEqual([after.question, after.thanks], [{ ru: "Как вам?" }, {}]);
});

Deno.test("a connection has its own ways until each of them is given back", () => {
  const own = changedOverride(undefined, { enabled: false, question: { ru: "Ну как?" }, delayMinutes: 5 });
  assert.deepEqual(own, { enabled: false, question: { ru: "Ну как?" }, delayMinutes: 5 });
  assert.deepEqual(changedOverride(own, { enabled: null, delayMinutes: null }), {
    question: { ru: "Ну как?" },
  });
  assert.equal(changedOverride(own, { enabled: null, delayMinutes: null, question: null }), undefined);
  assert.equal(changedOverride(undefined, { question: { ru: " " } }), undefined);
  assert.deepEqual(faults(() => changedOverride(own, { delayMinutes: 99_999 })), {
    delayMinutes: "csi_delayMinutes",
  });
});

Deno.test("what a connection says goes before the workspace, the rest is the workspace's", () => {
  const workspace = { ...USUAL, enabled: true, question: { ru: "Общий", en: "Common" }, delayMinutes: 30 };
  const both = forConnection(workspace, { question: { ru: "Свой" }, delayMinutes: 0 });
  assert.deepEqual([both.enabled, both.question, both.delayMinutes], [true, { ru: "Свой", en: "Common" }, 0]);
  assert.equal(forConnection(workspace, { enabled: false }).enabled, false);
});
