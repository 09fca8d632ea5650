/** What the page's data script tells the browser. */
export interface Payload {
  /** Per island on the page: address of its module, and name of the export. */
  islands: [url: string, exportName: string][];
  /** Their props, in the same order, as serialize() writes them. */
  props: unknown[];
}

/** Id of the data script. */
export const DATA_ID = "__fresh";

/** Beginning of the ids of templates for slots that no island showed; the slot's number follows. */
export const SLOT_ID = "__fresh-slot-";
