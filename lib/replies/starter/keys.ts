/** The situations that everybody who helps people meets (RE-05). */
export const STARTERS = [
  "received",
  "not_planned",
  "in_work",
  "browser",
  "extension",
  "unsupported",
  "refund",
  "trace",
  "firewall",
  "online",
  "criticism",
  "no_sales",
  "thanks",
] as const;
export type Starter = typeof STARTERS[number];

export type StarterTexts = Readonly<Record<Starter, { readonly title: string; readonly text: string }>>;
