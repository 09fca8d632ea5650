import { isValidElement } from "preact";
import { Signal, signal } from "@preact/signals";

// Island props travel as a flat JSON array whose item 0 is the root. Containers hold the positions of their
// parts, so what is shared or circular stays one. Positions below zero stand for these values, and an array
// that begins with a letter for what JSON does not know.
const CONSTANTS = [undefined, NaN, Infinity, -Infinity, -0];

/** How the server writes island props. */
export interface SerializeOptions {
  /** The number of the slot that a vnode stands for. */
  slotOf?: (value: object) => number | undefined;
  /** Names a place for an error, from the keys that lead to it. */
  describe?: (path: string[]) => string;
}

/**
 * Writes an object for the browser.
 *
 * @throws TypeError naming the place of a function, class instance or anything else that cannot travel
 */
export function serialize(root: object, { slotOf, describe }: SerializeOptions = {}): unknown[] {
  const nodes: unknown[] = [];
  const places = new Map<unknown, number>();
  place(root, []);
  return nodes;

  function place(value: unknown, path: string[]): number {
    const constant = CONSTANTS.findIndex((known) => Object.is(known, value));
    if (constant >= 0) return -1 - constant;
    const index = places.get(value) ?? nodes.push(null) - 1;
    if (places.has(value)) return index;
    places.set(value, index);
    nodes[index] = encode(value, path, (part, key) => place(part, [...path, String(key)]));
    return index;
  }

  function encode(value: unknown, path: string[], part: (value: unknown, key: unknown) => number): unknown {
    if (value === null || ["string", "number", "boolean"].includes(typeof value)) return value;
    if (typeof value === "bigint") return ["B", String(value)];
    if (typeof value !== "object") throw refusal(path, `a ${typeof value}`);
    // A signal passes isValidElement, so it is asked first
    if (value instanceof Signal) return ["S", place(value.peek(), path)];
    const slot = slotOf?.(value);
    if (slot !== undefined) return ["V", slot];
    if (isValidElement(value)) throw refusal(path, "JSX inside another value; pass it as a prop of its own");
    if (Array.isArray(value)) return Array.from(value, part);
    if (value instanceof Date) return ["D", value.getTime()];
    if (value instanceof URL) return ["U", value.href];
    if (value instanceof Set) return ["E", ...[...value].map(part)];
    if (value instanceof Map) return ["M", ...[...value].flat().map(part)];
    const prototype = Object.getPrototypeOf(value);
    if (prototype && prototype !== Object.prototype) {
      throw refusal(path, `an instance of ${value.constructor.name}`);
    }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, part(inner, key)]));
  }

  function refusal(path: string[], what: string): TypeError {
    return new TypeError(`Cannot send ${describe?.(path) ?? path.join(".")} to the browser: it is ${what}`);
  }
}

/**
 * Rebuilds what serialize() wrote.
 *
 * @param slot makes what stands for the slot of a number
 */
export function revive(nodes: readonly unknown[], slot: (id: number) => unknown = () => null): unknown {
  const done: unknown[] = [];
  return at(0);

  function at(index: number): unknown {
    if (index < 0) return CONSTANTS[-1 - index];
    if (index in done) return done[index];
    const node = nodes[index];
    if (typeof node !== "object" || node === null) return done[index] = node;
    const [made, fill] = Array.isArray(node) ? fromArray(node) : fromObject(node);
    done[index] = made;
    fill?.();
    return made;
  }

  /** An empty container and what fills it, for parts that lead back to it. */
  function fromArray(node: unknown[]): [made: unknown, fill?: () => void] {
    const [tag, first] = node;
    const parts = node.map(Number);
    if (typeof tag !== "string") {
      const list: unknown[] = [];
      return [list, () => parts.forEach((part) => list.push(at(part)))];
    }
    if (tag === "B") return [BigInt(String(first))];
    if (tag === "D") return [new Date(Number(first ?? NaN))];
    if (tag === "U") return [new URL(String(first))];
    if (tag === "V") return [slot(Number(first))];
    if (tag === "S") {
      const made = signal<unknown>();
      return [made, () => made.value = at(Number(first))];
    }
    parts.shift();
    if (tag === "E") {
      const set = new Set<unknown>();
      return [set, () => parts.forEach((part) => set.add(at(part)))];
    }
    const map = new Map<unknown, unknown>();
    return [map, () => parts.forEach((part, i) => i % 2 && map.set(at(Number(parts[i - 1])), at(part)))];
  }

  function fromObject(node: object): [made: unknown, fill: () => void] {
    const made = {};
    return [made, () => {
      for (const [key, part] of Object.entries(node)) {
        // Assigning to "__proto__" would change the prototype instead
        Object.defineProperty(made, key, {
          value: at(part),
          enumerable: true,
          writable: true,
          configurable: true,
        });
      }
    }];
  }
}
