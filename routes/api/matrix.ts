import { createRoute } from "@hono/zod-openapi";
import { matrix as channelMatrix } from "@/lib/channels/matrix/mod.ts";
import type { Api } from "@/routes/api/env.ts";
import { forEverybody, json } from "@/routes/api/operation.ts";
import { Matrix } from "@/routes/api/schemas/matrix.ts";

/** What every platform does about every feature. */
export function matrix(api: Api): void {
  api.openapi(whole, (c) => c.json(channelMatrix(), 200));
}

const whole = createRoute({
  ...forEverybody("getMatrix", "reference"),
  method: "get",
  path: "/matrix",
  responses: { 200: json(Matrix) },
});
