import type { AttachmentKind, FileRefusalCode, TextUnit } from "@/lib/channels/capabilities.ts";

/** direct: in the conversation with the customer; comment: where everybody sees it. */
export type Via = "direct" | "comment";

/** A file that somebody wants to send, before anything is read of it. */
export interface PlannedFile {
  readonly kind: AttachmentKind;
  /** MIME type, with or without parameters. */
  readonly contentType: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}

/** Why a file stays behind: the code has a sentence in lib/i18n, the params are what it names. */
export interface FileRefusal {
  readonly code: FileRefusalCode;
  readonly params: {
    /** Bytes. */
    readonly limitBytes?: number;
    /** What would be taken, as people write it: "JPG, PNG". */
    readonly types?: string;
  };
}

/** One message to a platform: a text, files (indexes into the given list), or both. */
export interface Part {
  readonly text: string;
  readonly files: readonly number[];
}

/** Why nothing can be sent as it is, with what the sentence names. */
export type PlanRefusal =
  | {
    readonly code: "text_too_long";
    readonly params: {
      readonly limit: number;
      readonly unit: TextUnit;
      readonly maxParts: number;
      readonly length: number;
      readonly parts: number;
    };
  }
  | {
    readonly code: "attachment_not_supported";
    readonly params: {
      readonly reason: FileRefusalCode;
      readonly index: number;
      readonly name: string;
      readonly limitBytes?: number;
      readonly types?: string;
      readonly limitFiles?: number;
    };
  }
  | { readonly code: "channel_read_only"; readonly params: Record<never, never> };

export type Plan =
  | { readonly ok: true; readonly parts: readonly Part[] }
  | ({ readonly ok: false } & PlanRefusal);
