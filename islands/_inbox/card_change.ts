import { OWN_FIELD } from "@/components/people/own_value.ts";

/** What a form of the client card asks the API for: a field that was emptied is null to it. */
export function cardChange(fields: Readonly<Record<string, string>>): Record<string, unknown> {
  const all = Object.entries(fields).map(([name, value]) => [name, value.trim() || null] as const);
  const plain = all.filter(([name]) => !name.startsWith(OWN_FIELD));
  const own = all.filter(([name]) => name.startsWith(OWN_FIELD))
    .map(([name, value]) => [name.slice(OWN_FIELD.length), value] as const);
  return { ...Object.fromEntries(plain), ...(own.length > 0 && { fields: Object.fromEntries(own) }) };
}
