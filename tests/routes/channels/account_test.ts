import assert from "node:assert/strict";
import { accountWords } from "@/routes/channels/account.tsx";

const cases: [account: { name?: string; username?: string }, words: string][] = [
  [{ name: "Велодвор", username: "velodvor" }, "Велодвор, @velodvor"],
  [{ name: "Велодвор", username: "+7 495 000-02-02" }, "Велодвор, +7 495 000-02-02"],
  [{ name: "Велодвор", username: "15550783881" }, "Велодвор, 15550783881"],
  [{ username: "7ya" }, "@7ya"],
  [{ name: "Велодвор" }, "Велодвор"],
  [{}, "17"],
];

for (const [account, words] of cases) {
  Deno.test(`an account is called ${words}`, () =>
    assert.equal(accountWords({ id: "17", ...account }), words));
}
