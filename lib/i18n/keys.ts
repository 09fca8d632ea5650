import type { ru } from "@/lib/i18n/ru/mod.ts";

/** The Russian catalogue decides which keys there are. */
export type Catalogue = typeof ru;

/** A part of the catalogue that an island can ask for. */
export type Area = keyof Catalogue & string;

/** `area.key` of every sentence. */
export type Key = { [A in Area]: `${A}.${keyof Catalogue[A] & string}` }[Area];

type Parent<K> = K extends `${infer Head}.other` ? Head : never;

/** Keys that end in a code: everything that has an `other`. */
export type CodeArea = Parent<Key>;
