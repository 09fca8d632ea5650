import type { FacebookWorld, Page } from "@/lib/sandbox/facebook/state.ts";
import type { GraphCall } from "@/lib/sandbox/graph/call.ts";
import type { MetaCall } from "@/lib/sandbox/graph/state.ts";

/** A call with a page's token. */
export interface PageCall extends MetaCall {
  readonly world: FacebookWorld;
  readonly account: Page;
  /** As it came, for what Facebook and the other platforms share. */
  readonly raw: GraphCall;
  /** The node that is asked, "me" already replaced. */
  readonly id: string;
}

export type PageMethod = (call: PageCall) => unknown;
