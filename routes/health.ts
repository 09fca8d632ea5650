import { Hono } from "hono";
import type { Services } from "@/lib/services.ts";

/** `/health`: the process lives. `/ready`: it can read its control database, so it may be given traffic. */
export function createHealth(services: Services): Hono {
  const app = new Hono();
  app.get("/health", (c) => c.json({ status: "ok" }));
  app.get("/ready", async (c) => {
    try {
      await services.control.query("SELECT 1");
      return c.json({ status: "ready" });
    } catch (error) {
      services.log.error("ready.no_control", error);
      return c.json({ status: "unavailable" }, 503);
    }
  });
  return app;
}
