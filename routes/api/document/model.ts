import { z } from "@hono/zod-openapi";

/** The parts of JSON Schema 2020-12 that our schemas use. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  description?: string;
  enum?: unknown[];
  format?: string;
  default?: unknown;
  example?: unknown;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  [other: string]: unknown;
}

const Schema: z.ZodType<JsonSchema> = z.looseObject({});

const Content = z.record(z.string(), z.looseObject({ schema: Schema.optional() }));

const Operation = z.looseObject({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string().optional(),
  description: z.string().optional(),
  security: z.array(z.unknown()),
  parameters: z.array(z.looseObject({
    name: z.string(),
    in: z.enum(["path", "query", "header"]),
    required: z.boolean().default(false),
    description: z.string().optional(),
    schema: Schema,
  })).default([]),
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(z.string(), z.looseObject({ description: z.string(), content: Content.optional() })),
  "x-right": z.string().optional(),
  "x-refusals": z.array(z.string()).default([]),
});

/** An OpenAPI 3.1 document as we make it. */
export const Document = z.looseObject({
  info: z.looseObject({ title: z.string(), description: z.string().optional() }),
  tags: z.array(z.object({ name: z.string(), description: z.string() })).default([]),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), Schema) }),
});

export type Document = z.infer<typeof Document>;
export type Operation = z.infer<typeof Operation>;
