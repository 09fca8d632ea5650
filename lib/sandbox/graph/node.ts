import { type Field, parseFields } from "@/lib/sandbox/graph/fields.ts";
import { invalid } from "@/lib/sandbox/graph/errors.ts";
import type { GraphParams } from "@/lib/sandbox/graph/params.ts";

/** Something that can be read by its id: it gives the fields that were asked for. */
export class GraphNode {
  /**
   * @param type as errors name it: Page, IGComment
   * @param usual fields that come when none are asked for, beside the id
   * @param values a function is asked with the field's arguments; undefined is left out, as for missing rights
   */
  constructor(
    private readonly type: string,
    private readonly usual: readonly string[],
    private readonly values: Readonly<Record<string, unknown>>,
  ) {}

  /** @throws {GraphRefusal} 100 for a field that such a node lacks */
  async read(wanted: readonly Field[] = []): Promise<Record<string, unknown>> {
    const fields = wanted.length > 0 ? wanted : this.usual.map(plain);
    const read: Record<string, unknown> = {};
    for (const field of fields) {
      const value = await this.#value(field);
      if (value !== undefined) read[field.name] = await inside(value, field);
    }
    return { ...read, id: read.id ?? this.values.id };
  }

  #value(field: Field): unknown {
    if (!Object.hasOwn(this.values, field.name)) {
      throw invalid(`Tried accessing nonexisting field (${field.name}) on node type (${this.type})`);
    }
    const value = this.values[field.name];
    return typeof value === "function" ? value(field) : value;
  }
}

/** Reads a node by the parameter `fields`. */
export function readNode(node: GraphNode, params: GraphParams): Promise<Record<string, unknown>> {
  const fields = params.text("fields");
  return node.read(fields ? parseFields(fields) : []);
}

async function inside(value: unknown, field: Field): Promise<unknown> {
  if (value instanceof GraphNode) return await value.read(field.fields);
  if (Array.isArray(value)) return await Promise.all(value.map((one) => inside(one, field)));
  if (typeof value !== "object" || value === null) return value;
  if ("data" in value && Array.isArray(value.data)) {
    return { ...value, data: await inside(value.data, field) };
  }
  const wanted = field.fields.map(({ name }) => name);
  return wanted.length === 0 ? value : Object.fromEntries(wanted.flatMap((name) => {
    return name in value ? [[name, Reflect.get(value, name)]] : [];
  }));
}

function plain(name: string): Field {
  return { name, args: {}, fields: [] };
}
