export type FilterKey = "from" | "tag" | "channel" | "before" | "after" | "is" | "assignee";

/** What people write before the colon: the English word, which the help names, and Russian ones. */
const KEYS: Readonly<Record<FilterKey, readonly string[]>> = {
  from: ["from", "от"],
  tag: ["tag", "метка", "тег"],
  channel: ["channel", "канал"],
  before: ["before", "до"],
  after: ["after", "после", "с"],
  is: ["is", "статус"],
  assignee: ["assignee", "ответственный"],
};

const BY_NAME = new Map(
  Object.entries(KEYS).flatMap(([key, names]) => names.map((name) => [name, key as FilterKey] as const)),
);

/** The filter that a word stands for; undefined for any other word. */
export function filterKey(name: string): FilterKey | undefined {
  return BY_NAME.get(name.toLowerCase());
}
