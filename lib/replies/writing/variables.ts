/** What a saved text may name, in the order in which people are shown it. */
export const VARIABLES = [
  "contact.first_name",
  "contact.name",
  "agent.first_name",
  "agent.name",
  "ticket.number",
  "workspace.name",
  "day.wish",
] as const;
export type Variable = typeof VARIABLES[number];

/** What stands for each variable in one ticket; absent or empty: nobody knows. */
export type Values = Readonly<Partial<Record<Variable, string>>>;

export function isVariable(name: string): name is Variable {
  return VARIABLES.some((one) => one === name);
}

/** Everything between double braces: the name, and after a bar what to say when there is no value. */
const PLACE = /\{\{([^{}]*)\}\}/g;

/** A place of a text that speaks of a variable, known or not. */
export interface Place {
  /** As it stands in the text. */
  readonly text: string;
  /** In lower case, without spaces around it. */
  readonly name: string;
  /** What to say when there is no value; absent: nothing was given. */
  readonly otherwise?: string;
  /** In UTF-16 units. */
  readonly start: number;
  readonly end: number;
}

/** The places of a text, in their order. */
export function placesOf(text: string): Place[] {
  return [...text.matchAll(PLACE)].map(({ 0: whole, 1: inside = "", index }) => {
    const bar = inside.indexOf("|");
    const name = (bar < 0 ? inside : inside.slice(0, bar)).trim().toLowerCase();
    const otherwise = bar < 0 ? undefined : inside.slice(bar + 1).trim();
    return { text: whole, name, otherwise, start: index, end: index + whole.length };
  });
}

/** What cannot be saved about a text, with the piece that is wrong. */
export interface VariableFault {
  readonly code: "unknown_variable" | "broken_variable";
  readonly piece: string;
}

const SHOWN = 40;

/** The first variable that does not exist, or braces that have no partner. */
export function variableFault(text: string): VariableFault | undefined {
  const unknown = placesOf(text).find(({ name }) => !isVariable(name));
  if (unknown) return { code: "unknown_variable", piece: cut(unknown.text) };
  const rest = text.replace(PLACE, (place) => " ".repeat(place.length));
  const at = /\{\{|\}\}/.exec(rest)?.index;
  return at === undefined ? undefined : { code: "broken_variable", piece: cut(text.slice(at)) };
}

function cut(piece: string): string {
  const [line = ""] = piece.split("\n");
  return line.length > SHOWN ? `${line.slice(0, SHOWN).toWellFormed()}…` : line;
}
