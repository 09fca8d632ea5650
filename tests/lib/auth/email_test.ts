import { strictEqual } from "node:assert/strict";
import { normaliseEmail } from "@/lib/auth/email.ts";

Deno.test("normaliseEmail() gives one spelling", () => {
  strictEqual(normaliseEmail("  Anna@Bakery.Example \n"), "anna@bakery.example");
  strictEqual(normaliseEmail("Анна@Пекарня.рф"), "анна@xn--80ajpngj0i.xn--p1ai");
  strictEqual(normaliseEmail("анна@XN--80AJPNGJ0I.xn--p1ai"), "анна@xn--80ajpngj0i.xn--p1ai");
  strictEqual(normaliseEmail("a.b+tag@x-y.co.uk"), "a.b+tag@x-y.co.uk");
});

Deno.test("normaliseEmail() refuses what cannot be an address", () => {
  const impossible = [
    "",
    "anna",
    "@bakery.example",
    "anna@",
    "anna@bakery",
    "anna@localhost",
    "a@b@bakery.example",
    "an na@bakery.example",
    "anna@bakery.example.",
    "anna@.example",
    "anna@bakery..example",
    "anna@-bakery.example",
    "anna@127.0.0.1",
    "anna@2130706433",
    "anna@[127.0.0.1]",
    "anna@bakery.example/path",
    "anna@bakery.example:25",
    "anna@bakery%2eexample",
    "anna@bakery.example\r\nBcc: x@y.example",
    "anna\u0000@bakery.example",
    "<anna@bakery.example>",
    `${"a".repeat(65)}@bakery.example`,
    `anna@${"a".repeat(64)}.example`,
    `anna@${"a.".repeat(130)}example`,
    "x".repeat(1_000_000),
  ];
  for (const text of impossible) strictEqual(normaliseEmail(text), null, JSON.stringify(text.slice(0, 40)));
});
