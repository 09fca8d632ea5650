/** Word forms by count; which form a count takes is decided by the language's plural rules. */
export interface Plural {
  readonly one: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

/** A sentence with `{name}` places for params. */
export type Message = string | Plural;

/** The same keys and kinds as `T`: what a translation has to fill in. */
export type Twin<T> = {
  readonly [Area in keyof T]: {
    readonly [Key in keyof T[Area]]: T[Area][Key] extends string ? string : Plural;
  };
};

/** What a sentence names. A number is written by the language's rules; `count` chooses the plural form. */
export type Params = Readonly<Record<string, string | number>>;

/** Sentences by area and key, as islands receive them. */
export type Messages = Readonly<Partial<Record<string, Readonly<Record<string, Message>>>>>;
