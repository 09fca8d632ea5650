/** How much each scenario does. */
export interface Sizes {
  readonly rounds: number;
  /** Connections that send webhooks at once. */
  readonly atOnce: readonly number[];
  /** Webhooks in a round. */
  readonly events: number;
  /** Events of the bare client in a round. */
  readonly inserts: number;
  /** Customers of each platform. */
  readonly people: number;
  /** Webhooks at half of the greatest rate. */
  readonly steady: number;
  /** Single events whose way is timed. */
  readonly trips: number;
  /** Messages of the seeded workspaces, fewest first. */
  readonly histories: readonly number[];
  /** Messages of the workspace that is searched. */
  readonly searched: number;
  /** Messages of the workspace that reports are about. */
  readonly reported: number;
  /** Looks at a page or a list. */
  readonly looks: number;
  /** Workspaces touched by one process, fewest first. */
  readonly workspaces: readonly number[];
  readonly starts: number;
  /** Events that are verified and read in a round. */
  readonly reads: number;
  /** Entries of the palette, and saved replies, that a letter is looked up in. */
  readonly entries: number;
  /** Deadlines whose way to the browser is timed. */
  readonly deadlines: number;
  /** Workspaces that a sweep passes over, and those of them that have a deadline due. */
  readonly sweep: { readonly workspaces: number; readonly due: number };
}

export const FULL: Sizes = {
  rounds: 5,
  atOnce: [64, 256],
  events: 3_000,
  inserts: 600,
  people: 250,
  steady: 4_000,
  trips: 200,
  histories: [1_000, 100_000, 1_000_000],
  searched: 1_000_000,
  reported: 1_000_000,
  looks: 40,
  workspaces: [10, 1_000, 5_000],
  starts: 5,
  reads: 4_000,
  entries: 3_000,
  deadlines: 200,
  sweep: { workspaces: 10_000, due: 100 },
};

/** Every scenario at its smallest: shows that the bench works, and says nothing about speed. */
export const QUICK: Sizes = {
  rounds: 1,
  atOnce: [4, 8],
  events: 60,
  inserts: 20,
  people: 5,
  steady: 40,
  trips: 3,
  histories: [1_000, 2_000],
  searched: 2_000,
  reported: 2_000,
  looks: 2,
  workspaces: [2, 4],
  starts: 1,
  reads: 20,
  entries: 20,
  deadlines: 3,
  sweep: { workspaces: 20, due: 3 },
};
