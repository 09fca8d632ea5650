import type { User } from "@/db/accounts.ts";
import type { Role } from "@/db/schema/control.ts";

/** Who asks, in which workspace, and what they are there. */
export interface Viewer {
  readonly user: Readonly<Pick<User, "id" | "name" | "email" | "locale">>;
  readonly workspaceId: string;
  readonly role: Role;
  readonly via: "session" | "token";
}

/** A viewer together with the browser session or API token that proves them. Not for the browser. */
export interface Session extends Viewer {
  /** SHA-256 of the cookie's or header's token, in hex. */
  readonly key: string;
}

/** What a viewer may do, as plain booleans for pages, islands and the API alike. */
export type Rights = Readonly<
  Record<"manageConnections" | "manageMembers" | "manageSettings" | "reply", boolean>
>;

export function can(viewer: Pick<Viewer, "role">): Rights {
  const manage = viewer.role !== "agent";
  return { manageConnections: manage, manageMembers: manage, manageSettings: manage, reply: true };
}
