import type { Capability, Platform } from "@/lib/channels/capabilities.ts";

/** One sentence in both languages. */
export interface Said {
  readonly ru: string;
  readonly en: string;
}

export type Answer = "yes" | "no" | "limits";
/** Who could make it different: we, the owner of the workspace in the settings, or the platform. */
export type Changeable = "us" | "owner" | "platform";

/** What one platform does about one feature. */
export interface Cell {
  /** Stable, to be linked to: `vk-comments`. */
  readonly id: string;
  readonly feature: string;
  readonly platform: Platform;
  readonly answer: Answer;
  readonly note: Said;
  /** What the platform itself allows, where that is worth knowing. */
  readonly platformLimit?: Said;
  readonly changeable: Changeable;
  /** How Usedesk described it in 2022. */
  readonly usedesk2022?: { readonly answer: Answer; readonly note: Said };
  /** Address or title of the document behind the answer. */
  readonly source: string;
  /** Ids of the numbered behaviours that this cell promises. */
  readonly behaviours: readonly string[];
}

export interface Feature {
  /** Stable, to be linked to: `comments`. */
  readonly id: string;
  readonly group: string;
  readonly title: Said;
}

export interface Group {
  readonly id: string;
  readonly title: Said;
}

export interface MatrixPlatform {
  readonly id: Platform;
  readonly label: Said;
  readonly colour: string;
  readonly availability: Capability["availability"];
}

/** Platforms × features, in display order. Plain data: it travels as JSON. */
export interface Matrix {
  readonly platforms: readonly MatrixPlatform[];
  readonly groups: readonly Group[];
  readonly features: readonly Feature[];
  /** By feature, then by platform; every pair is there. */
  readonly cells: Readonly<Record<string, Readonly<Record<Platform, Cell>>>>;
}
