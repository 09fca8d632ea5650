import type { AttachmentKind, Capability, TextRule, TicketKind } from "@/lib/channels/capabilities.ts";
import { matches, refuseFile, sentAs } from "@/lib/channels/files.ts";
import type { Part, Plan, PlannedFile, Via } from "@/lib/channels/plan.ts";
import { measure, splitText } from "@/lib/channels/text.ts";

/** Where an answer goes when nobody has chosen: under the post for what hangs on a post. */
export function defaultVia(kind: TicketKind): Via {
  return kind === "direct" ? "direct" : "comment";
}

/**
 * The rule for the text of an answer. A public answer from a direct conversation (a platform that brings
 * comments there) follows the rule of comments; a private answer to a comment is a single message.
 * @returns undefined when such an answer cannot be written from here
 */
export function textRule(row: Capability, kind: TicketKind, via: Via): TextRule | undefined {
  if (via === "comment") return row.text[kind === "direct" ? "comment" : kind];
  if (kind === "direct") return row.text.direct;
  const { direct } = row.text;
  return direct && row.privateReply?.kinds.includes(kind) ? { ...direct, maxParts: 1 } : undefined;
}

/**
 * Lays an answer out as the messages that the platform takes, in order. The composer's preview and the
 * sender both ask here, so that what was shown is what goes out. A text goes beside the files when it
 * fits there and one message takes them all; else texts come first, then files.
 * @returns no parts for an empty answer
 */
export function planParts(
  row: Capability,
  kind: TicketKind,
  via: Via,
  text: string,
  files: readonly PlannedFile[],
): Plan {
  const rule = textRule(row, kind, via);
  if (!rule) return { ok: false, code: "channel_read_only", params: {} };
  const refused = firstRefused(row, kind, via, files);
  if (refused) return refused;
  const texts = splitText(text, rule);
  if (texts.length > rule.maxParts) return tooLong(rule, text, texts.length);
  const kinds = files.map((file) => sentAs(row, kind, via, file));
  const sent = files.map((file, index) => ({ ...file, kind: kinds[index] ?? file.kind }));
  if (via === "direct" && kind === "direct") return { ok: true, parts: layOut(row, texts, sent) };
  return onePart(texts, groupFiles(row, via, sent), files);
}

function firstRefused(
  row: Capability,
  kind: TicketKind,
  via: Via,
  files: readonly PlannedFile[],
): Plan | undefined {
  for (const [index, file] of files.entries()) {
    const refusal = refuseFile(row, kind, via, file);
    if (!refusal) continue;
    const params = { reason: refusal.code, index, name: file.name, ...refusal.params };
    return { ok: false, code: "attachment_not_supported", params };
  }
}

function tooLong(rule: TextRule, text: string, parts: number): Plan {
  const { limit, unit, maxParts } = rule;
  const params = { limit, unit, maxParts, length: measure(text.trim(), unit), parts };
  return { ok: false, code: "text_too_long", params };
}

/** What everybody sees is one message, text and files together, or nothing. */
function onePart(texts: readonly string[], groups: readonly number[][], files: readonly PlannedFile[]): Plan {
  const [text = ""] = texts;
  const [group = [], extra] = groups;
  if (extra) {
    const index = extra[0] ?? 0;
    const name = files[index]?.name ?? "";
    const params = { reason: "files_too_many", index, name, limitFiles: group.length } as const;
    return { ok: false, code: "attachment_not_supported", params };
  }
  return { ok: true, parts: text === "" && group.length === 0 ? [] : [{ text, files: group }] };
}

function layOut(row: Capability, texts: readonly string[], sent: readonly PlannedFile[]): Part[] {
  const groups = groupFiles(row, "direct", sent);
  const [text] = texts;
  const [group] = groups;
  const together = texts.length === 1 && groups.length === 1;
  if (together && text && group && takesCaption(row, text, group.map((index) => sent[index]?.kind))) {
    return [{ text, files: group }];
  }
  return [
    ...texts.map((each) => ({ text: each, files: [] })),
    ...groups.map((each) => ({ text: "", files: each })),
  ];
}

function takesCaption(
  row: Capability,
  text: string,
  kinds: readonly (AttachmentKind | undefined)[],
): boolean {
  if (!row.caption || measure(text, row.caption.unit) > row.caption.limit) return false;
  const allowed = row.captionKinds;
  return !allowed || kinds.every((kind) => kind !== undefined && allowed.includes(kind));
}

/** Indexes of the files that share a message, in the order of their first files. */
function groupFiles(row: Capability, via: Via, sent: readonly PlannedFile[]): number[][] {
  const perMessage = via === "comment" ? row.filesPerPublic ?? row.filesPerMessage : row.filesPerMessage;
  const groups: number[][] = [];
  const open = new Map<string, number[]>();
  for (const [index, file] of sent.entries()) {
    const album = albumOf(row, file) ?? `alone ${index}`;
    const group = open.get(album);
    if (group && group.length < perMessage) {
      group.push(index);
      continue;
    }
    const fresh = [index];
    groups.push(fresh);
    open.set(album, fresh);
  }
  return groups;
}

function albumOf(row: Capability, file: PlannedFile): string | undefined {
  if (!row.albums) return "any";
  const at = row.albums.findIndex(({ kinds, except }) =>
    kinds.includes(file.kind) && !matches(except ?? [], file)
  );
  return at < 0 ? undefined : `album ${at}`;
}
