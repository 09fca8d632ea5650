import type { Capability } from "@/lib/channels/capabilities.ts";
import { sources } from "@/lib/channels/matrix/sources.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";
import type { Cell, Said } from "@/lib/channels/matrix/types.ts";

const OURS = "Otklik";

/** The cell of one feature and one platform. */
export function cellOf(spec: Spec, row: Capability): Cell {
  const drafted = spec.cell(row);
  const given = spec.platforms?.[row.platform];
  const extra = typeof given === "function" ? given(row) : given ?? {};
  const platformLimit = extra.platformLimit ?? drafted.platformLimit;
  return {
    id: `${row.platform}-${spec.id}`,
    feature: spec.id,
    platform: row.platform,
    answer: extra.answer ?? drafted.answer,
    note: joined(extra.note ?? drafted.note, extra.also),
    ...(platformLimit ? { platformLimit } : {}),
    changeable: extra.changeable ?? drafted.changeable ?? spec.changeable,
    ...(extra.usedesk ? { usedesk2022: extra.usedesk } : {}),
    source: extra.source ?? (spec.topic === "ours" ? OURS : sources[row.platform][spec.topic]),
    behaviours: [...(spec.behaviours ?? []), ...(extra.behaviours ?? [])],
  };
}

function joined(note: Said, also: Said | undefined): Said {
  return also ? { ru: `${note.ru} ${also.ru}`, en: `${note.en} ${also.en}` } : note;
}
