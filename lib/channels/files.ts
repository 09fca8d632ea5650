import type {
  AttachmentKind,
  Capability,
  FileRule,
  FileRules,
  TicketKind,
} from "@/lib/channels/capabilities.ts";
import { fileRules } from "@/lib/channels/file_rules.ts";
import type { FileRefusal, PlannedFile, Via } from "@/lib/channels/plan.ts";
import { typeNames } from "@/lib/channels/type_names.ts";

/** What is said of a file before it is sent, or null when the platform takes it. */
export function refuseFile(
  row: Capability,
  kind: TicketKind,
  via: Via,
  file: PlannedFile,
): FileRefusal | null {
  const settled = settle(fileRules(row, kind, via), file);
  return typeof settled === "string" ? null : settled;
}

/**
 * As what a file travels: a video as a plain file where the platform has no videos, an oversized photo as
 * a file where it has that way out. A refused file keeps its kind.
 */
export function sentAs(row: Capability, kind: TicketKind, via: Via, file: PlannedFile): AttachmentKind {
  const settled = settle(fileRules(row, kind, via), file);
  return typeof settled === "string" ? settled : file.kind;
}

function settle(rules: FileRules, file: PlannedFile): AttachmentKind | FileRefusal {
  const rule = rules[file.kind];
  if (!rule) return { code: "file_kind_refused", params: {} };
  const refusal = refuse(rule, file);
  if (!refusal) return rule.as ?? file.kind;
  const second = rule.otherwise && rules[rule.otherwise];
  if (!second) return refusal;
  return refuse(second, file) ?? second.as ?? rule.otherwise ?? file.kind;
}

function refuse(rule: FileRule, file: PlannedFile): FileRefusal | null {
  const allowed = rule.types.length === 0 || matches(rule.types, file);
  if (!allowed || matches(rule.except ?? [], file)) return refuseType(rule, file);
  const limitBytes = rule.maxBytesByType?.[baseType(file)] ?? rule.maxBytes;
  return file.size > limitBytes ? { code: "file_too_large", params: { limitBytes } } : null;
}

function refuseType(rule: FileRule, file: PlannedFile): FileRefusal {
  const code = rule.types.length > 0 ? "file_type_refused" : "file_forbidden";
  const params = rule.types.length > 0 ? { types: typeNames(rule.types) } : {};
  return { code: rule.advice && matches(rule.advice.types, file) ? rule.advice.code : code, params };
}

/** True when a file is of one of the types: `image/png`, `image/*` or `.png`. */
export function matches(types: readonly string[], file: PlannedFile): boolean {
  const type = baseType(file);
  const name = file.name.toLowerCase();
  return types.some((wanted) => {
    if (wanted.startsWith(".")) return name.endsWith(wanted);
    return wanted.endsWith("/*") ? type.startsWith(wanted.slice(0, -1)) : type === wanted;
  });
}

function baseType(file: PlannedFile): string {
  return (file.contentType.split(";")[0] ?? "").trim().toLowerCase();
}
