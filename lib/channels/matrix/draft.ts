import type { Answer, Said } from "@/lib/channels/matrix/types.ts";

/** An answer with its sentence. */
export interface Draft {
  readonly answer: Answer;
  readonly note: Said;
}

export function said(ru: string, en: string): Said {
  return { ru, en };
}

export function yes(ru: string, en: string): Draft {
  return { answer: "yes", note: { ru, en } };
}

export function no(ru: string, en: string): Draft {
  return { answer: "no", note: { ru, en } };
}

export function limits(ru: string, en: string): Draft {
  return { answer: "limits", note: { ru, en } };
}
