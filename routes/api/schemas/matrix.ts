import { z } from "@hono/zod-openapi";
import { PLATFORMS } from "@/lib/channels/capabilities.ts";

const Platform = z.enum(PLATFORMS);
const Answer = z.enum(["yes", "no", "limits"]);
const Said = z.object({ ru: z.string(), en: z.string() }).openapi("Said");

const Cell = z.object({
  id: z.string().openapi({ example: "vk-comments" }),
  feature: z.string().openapi({ example: "comments" }),
  platform: Platform,
  answer: Answer,
  note: Said,
  platformLimit: Said.optional(),
  changeable: z.enum(["us", "owner", "platform"]),
  usedesk2022: z.object({ answer: Answer, note: Said }).optional(),
  source: z.string(),
  behaviours: z.array(z.string()).readonly(),
}).openapi("MatrixCell");

/** The channel matrix: by feature, then by platform. */
export const Matrix = z.object({
  platforms: z.array(z.object({
    id: Platform,
    label: Said,
    colour: z.string().openapi({ example: "#0077ff" }),
    availability: z.enum(["ready", "soon"]),
  })).readonly(),
  groups: z.array(z.object({ id: z.string(), title: Said })).readonly(),
  features: z.array(z.object({ id: z.string(), group: z.string(), title: Said })).readonly(),
  cells: z.record(z.string(), z.record(Platform, Cell)),
}).openapi("Matrix");
