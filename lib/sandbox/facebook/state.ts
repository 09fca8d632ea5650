import type { MetaAccount, MetaPerson, MetaWorld } from "@/lib/sandbox/graph/state.ts";

/** A person on Facebook, as one page knows them: `id` is the PSID. */
export interface FacebookPerson extends MetaPerson {
  /** Under comments another id is told; made from the PSID when it is not given. */
  readonly publicId?: string;
  /** en_US. */
  readonly locale?: string;
  /** Hours from UTC. */
  readonly timezone?: number;
  readonly gender?: "female" | "male";
  /** Signed up by phone number alone: has no profile, error 2018218. */
  readonly phoneOnly?: boolean;
  /** Comments come without `from`; a look-up still tells it, unless it is hidden always. */
  readonly hidesName?: "in webhooks" | "always";
}

export interface Page extends MetaAccount {
  readonly category: string;
  /** The feature Business Asset User Profile Access is granted. */
  readonly profileAccess: boolean;
  readonly ids: { post: number; comment: number };
}

export interface FacebookWorld extends MetaWorld {
  readonly platform: "facebook";
  readonly accounts: Map<string, Page>;
  /** By PSID. */
  readonly people: Map<string, FacebookPerson>;
}

/** The id by which comments name a person. */
export function publicId({ id, publicId = `77${id}` }: FacebookPerson): string {
  return publicId;
}
