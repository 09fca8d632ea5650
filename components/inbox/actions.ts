/** What a form does to its noun, in the hidden field `_action`: plain forms know GET and POST alone. */
export type FormAction = "create" | "update" | "delete";

/** Where the forms of a ticket post to. The island sends the same to the REST API. */
export function formPath(ticketId: string, noun: string): string {
  return `/inbox/${encodeURIComponent(ticketId)}/${noun}`;
}
