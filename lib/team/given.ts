/**
 * What each merge gave to the ticket that was kept: of what the merged ones had, whatever it had neither by
 * itself nor by an earlier one.
 * @param own what it has by itself
 * @param brought what each of the merged ones has, the oldest merge first
 */
export function given(own: ReadonlySet<string>, brought: readonly (readonly string[])[]): string[][] {
  const known = new Set(own);
  return brought.map((ids) => {
    const fresh = [...new Set(ids)].filter((id) => !known.has(id));
    for (const id of fresh) known.add(id);
    return fresh;
  });
}
