import { GraphRefusal } from "@/lib/sandbox/graph/errors.ts";

/** One wish of `fields=…`: picture, media{permalink,caption}, mentioned_comment.comment_id(17){text}. */
export interface Field {
  readonly name: string;
  readonly args: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
}

/**
 * Reads field expansion (https://developers.facebook.com/docs/graph-api/guides/field-expansion).
 * @throws {GraphRefusal} 2500 for what cannot be read
 */
export function parseFields(text: string): Field[] {
  const reader = new Reader(text.replaceAll(/\s/g, ""));
  const fields = reader.list();
  if (!reader.atEnd) throw reader.broken();
  return fields;
}

class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  get atEnd(): boolean {
    return this.#at >= this.text.length;
  }

  list(): Field[] {
    const fields: Field[] = [];
    do fields.push(this.#field()); while (this.#eat(","));
    return fields;
  }

  broken(): GraphRefusal {
    const seen = this.text.slice(0, this.#at + 1);
    return new GraphRefusal(2500, `Syntax error "Unexpected end of field list at character ${seen.length}."`);
  }

  #field(): Field {
    const name = this.#take(/[\w-]+/y);
    const args: Record<string, string> = {};
    while (this.#eat(".")) {
      const key = this.#take(/\w+/y);
      args[key] = this.#take(/\([^)]*\)/y).slice(1, -1);
    }
    if (!this.#eat("{")) return { name, args, fields: [] };
    const fields = this.list();
    if (!this.#eat("}")) throw this.broken();
    return { name, args, fields };
  }

  #eat(letter: string): boolean {
    if (this.text[this.#at] !== letter) return false;
    this.#at++;
    return true;
  }

  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    if (found === undefined) throw this.broken();
    this.#at += found.length;
    return found;
  }
}
