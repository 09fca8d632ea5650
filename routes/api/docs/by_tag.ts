import type { Document, Operation } from "@/routes/api/document/model.ts";

/** An operation together with where it is found. */
export interface Placed {
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
}

/** The operations by their tags, both in the document's order. */
export function byTag({ tags, paths }: Document): { tag: Document["tags"][number]; operations: Placed[] }[] {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): Placed => ({ method, path, operation }))
  );
  return tags.map((tag) => ({ tag, operations: all.filter((one) => one.operation.tags.includes(tag.name)) }));
}
