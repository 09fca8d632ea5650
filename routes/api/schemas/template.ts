import { z } from "@hono/zod-openapi";
import { pageOf } from "@/routes/api/schemas/answer.ts";

const Template = z.object({
  id: z.string().openapi({ example: "1520113355" }),
  name: z.string().openapi({ example: "order_ready" }),
  language: z.string().openapi({ example: "en_US" }),
  category: z.string().openapi({ example: "UTILITY" }),
  header: z.string().optional(),
  body: z.string().openapi({ example: "Hello {{1}}, your order is ready." }),
  footer: z.string().optional(),
  buttons: z.array(z.object({ type: z.string(), text: z.string(), url: z.string().optional() })),
  sendable: z.boolean(),
  blanks: z.array(z.object({
    key: z.string().openapi({ example: "body.1" }),
    part: z.enum(["header", "body", "button"]),
    name: z.string().openapi({ example: "1" }),
  })),
}).openapi("Template");

export const TemplatePage = pageOf(Template, "TemplatePage");
