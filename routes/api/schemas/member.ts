import { z } from "@hono/zod-openapi";
import { Moment, pageOf } from "@/routes/api/schemas/answer.ts";
import { Id } from "@/routes/api/schemas/request.ts";

const Role = z.enum(["owner", "admin", "agent"]);
const name = z.string().openapi({ example: "Vera" });

export const Assignee = z.object({ id: Id, name, role: Role }).openapi("Assignee");

const Member = z.object({
  id: Id,
  name,
  role: Role,
  email: z.string().optional().openapi({ example: "vera@example.com" }),
  online: z.boolean(),
  away: z.boolean(),
  createdAt: Moment,
}).openapi("Member");

export const MemberPage = pageOf(Member, "MemberPage");

export const NewInvitation = z.object({
  email: z.email().max(320).optional().openapi({ example: "vera@example.com" }),
  role: Role.default("agent"),
}).openapi("NewInvitation");

export const CreatedInvitation = z.object({
  id: Id,
  url: z.string().openapi({ example: "https://help.example.com/invitations/Zk3…" }),
  role: Role,
  email: z.string().nullable(),
  expiresAt: Moment,
}).openapi("CreatedInvitation");

const Invitation = z.object({
  id: Id,
  role: Role,
  email: z.string().nullable(),
  invitedBy: Id,
  createdAt: Moment,
  expiresAt: Moment,
}).openapi("Invitation");

export const InvitationPage = pageOf(Invitation, "InvitationPage");

export const Me = z.object({
  user: z.object({
    id: Id,
    name,
    email: z.string().openapi({ example: "vera@example.com" }),
    locale: z.enum(["ru", "en"]),
  }),
  workspace: z.object({
    id: Id,
    name: z.string().openapi({ example: "Warm Bread Bakery" }),
    locale: z.enum(["ru", "en"]),
  }),
  role: Role,
  rights: z.object({
    manageConnections: z.boolean(),
    manageMembers: z.boolean(),
    manageSettings: z.boolean(),
    reply: z.boolean(),
  }),
  via: z.enum(["session", "token"]),
}).openapi("Me");
