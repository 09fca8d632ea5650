import type { ConnectionSettings } from "@/db/schema/workspace.ts";
import type { Capability, TicketKind } from "@/lib/channels/capabilities.ts";
import { AppError } from "@/lib/errors.ts";
import { cleanText } from "@/lib/inbox/text.ts";
import { automaticFault } from "@/lib/replies/automatic_text.ts";
import { findUnfilled } from "@/lib/replies/writing/unfilled.ts";

/** Characters (code points) of a tag's name. */
export const MOST_TAG = 60;
/** Days within which a closed ticket may be continued. */
export const MOST_REOPEN_DAYS = 3_650;

/** Characters (code points) of the note that a message has arrived. */
export const MOST_ACKNOWLEDGEMENT = 1_000;
/** Characters (code points) of a connection's own name. */
const MOST_NAME = 100;

/** What an owner changes about a connection: absent stays as it is, null goes back to the platform's usual. */
export interface SettingsChange
  extends Omit<ConnectionSettings, "section" | "reopenDays" | "tags" | "greeting" | "acknowledgement"> {
  readonly section?: ConnectionSettings["section"] | null;
  /** 0: always a new ticket. */
  readonly reopenDays?: number | null;
  /** An empty name: no tag. */
  readonly tags?: Partial<Readonly<Record<TicketKind, string | null>>>;
  /** Empty: none. */
  readonly greeting?: string | null;
  /** With an empty text: none. */
  readonly acknowledgement?: ConnectionSettings["acknowledgement"] | null;
}

/**
 * A connection's name and settings after a change.
 * @throws {AppError} invalid_request with `fields`: a code for each that the platform does not have, or that
 * is out of bounds; tags are named `tag-direct` and so on
 */
export function changedSettings(
  row: Capability,
  settings: ConnectionSettings,
  change: SettingsChange,
  name?: string,
): { readonly settings: ConnectionSettings; readonly name?: string } {
  const { section, reopenDays, tags = {}, greeting, acknowledgement, ...rest } = change;
  const note = acknowledgementFault(change);
  const hello = greetingFault(row, change);
  refuse(
    {
      ...nameFault(name),
      ...faultsOf(row, change),
      ...hello.fields,
      ...tagFaults(row, tags),
      ...note.fields,
    },
    note.piece ?? hello.piece,
  );
  const merged: ConnectionSettings = {
    ...settings,
    ...rest,
    ...(section === undefined ? {} : { section: section ?? undefined }),
    ...(reopenDays === undefined ? {} : { reopenDays: reopenDays ?? undefined }),
    ...(greeting === undefined ? {} : { greeting: tidy(greeting) || undefined }),
    ...(acknowledgement === undefined ? {} : { acknowledgement: keptNote(acknowledgement) }),
    ...(Object.keys(tags).length === 0 ? {} : { tags: changedTags(row, settings.tags, tags) }),
  };
  return {
    settings: Object.fromEntries(
      Object.entries(merged).filter(([, value]) => value !== undefined && value !== false),
    ),
    ...(name === undefined ? {} : { name: tidy(name) }),
  };
}

function nameFault(name: string | undefined): Record<string, string | undefined> {
  if (name === undefined) return {};
  const { length } = [...tidy(name)];
  return { name: length === 0 ? "required" : length > MOST_NAME ? "too_long" : undefined };
}

function faultsOf(row: Capability, change: SettingsChange): Record<string, string | undefined> {
  const { section, reopenDays } = change;
  const { choice, default: only } = row.section;
  const days = reopenDays ?? 0;
  const on = Object.entries(change).filter(([, value]) => value === true).map(([name]) => name);
  const unknown = on.filter((name) => !row.switches?.some((one) => one === name));
  return {
    section: section && section !== only && !choice ? "section_fixed" : undefined,
    reopenDays: Number.isInteger(days) && days >= 0 && days <= MOST_REOPEN_DAYS ? undefined : "days_wrong",
    ...Object.fromEntries(unknown.map((name) => [name, "not_here"])),
  };
}

/** Nothing is filled into a greeting: one that has a place for it would never go out (RE-03). */
function greetingFault(row: Capability, { greeting }: SettingsChange) {
  const text = tidy(greeting);
  const limit = row.greetingLimit ?? 0;
  if ([...text].length > limit) {
    return { fields: { greeting: limit === 0 ? "not_here" : "greeting_too_long" } };
  }
  const [gap] = findUnfilled(text);
  return gap ? { fields: { greeting: "note_open" }, piece: gap.text } : { fields: {} };
}

function acknowledgementFault({ acknowledgement }: SettingsChange) {
  const text = tidy(acknowledgement?.text);
  if ([...text].length > MOST_ACKNOWLEDGEMENT) return { fields: { acknowledgement: "note_too_long" } };
  const fault = automaticFault(text);
  return { fields: { acknowledgement: fault?.code }, piece: fault?.piece };
}

function keptNote(note: SettingsChange["acknowledgement"]): ConnectionSettings["acknowledgement"] {
  const text = tidy(note?.text).replaceAll("\r\n", "\n");
  return note && text !== "" ? { text, when: note.when } : undefined;
}

type TagChange = NonNullable<SettingsChange["tags"]>;

function tagFaults(row: Capability, tags: TagChange): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(tags).map(([kind, name]) => [
      `tag-${kind}`,
      !row.kinds.some((one) => one === kind)
        ? "not_here"
        : [...tidy(name)].length > MOST_TAG
        ? "tag_too_long"
        : undefined,
    ]),
  );
}

function changedTags(
  row: Capability,
  known: ConnectionSettings["tags"],
  change: TagChange,
): ConnectionSettings["tags"] {
  const names = row.kinds.flatMap((kind) => {
    const name = kind in change ? change[kind] : known?.[kind];
    if (name === null || name === undefined) return [];
    const tidied = tidy(name);
    return tidied === (row.tags[kind] ?? "") ? [] : [[kind, tidied]];
  });
  return names.length > 0 ? Object.fromEntries(names) : undefined;
}

function tidy(text: string | null | undefined): string {
  return cleanText(text ?? "").trim().normalize("NFC");
}

/** @param name the piece of a text that is wrong */
function refuse(faults: Readonly<Record<string, string | undefined>>, name?: string): void {
  const fields = Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
  if (Object.keys(fields).length === 0) return;
  throw new AppError("invalid_request", { fields, ...(name === undefined ? {} : { name }) });
}
