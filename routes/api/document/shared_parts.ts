import type { Api } from "@/routes/api/env.ts";
import { Refusal } from "@/routes/api/schemas/answer.ts";

/** Adds what many operations refer to: the shape of a refusal, and the two ways to say who one is. */
export function registerShared({ openAPIRegistry: registry }: Api, origin: string): void {
  registry.register("RefusalAnswer", Refusal);
  registry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer" });
  registry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: origin.startsWith("https:") ? "__Host-otklik" : "otklik",
  });
}
