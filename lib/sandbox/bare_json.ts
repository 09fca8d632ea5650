/** JSON in which every bigint stands as a bare number, as platforms with 64-bit ids write it. */
export function bareJson(value: unknown): string {
  const mark = crypto.randomUUID();
  const marked = JSON.stringify(
    value,
    (_key, one: unknown) => typeof one === "bigint" ? `${mark}${one}` : one,
  );
  return marked.replaceAll(new RegExp(`"${mark}(-?\\d+)"`, "g"), "$1");
}
