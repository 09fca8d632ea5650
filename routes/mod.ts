import { Hono } from "hono";
import { freshConfig } from "@/fresh.config.ts";
import { createPages } from "@/lib/fresh/pages.ts";
import type { Services } from "@/lib/services.ts";
import { createApi } from "@/routes/api/mod.ts";
import { storedAttachments } from "@/routes/attachments.ts";
import { createChat } from "@/routes/chat/mod.ts";
import { createHealth } from "@/routes/health.ts";
import { createMedia } from "@/routes/media.ts";
import { answerRefusal } from "@/routes/refusal.ts";
import { createServiceWorker } from "@/routes/service_worker.ts";
import { safeHeaders } from "@/routes/safe_headers.ts";
import { type PageEnv, pageState, type State } from "@/routes/state.ts";
import { createWebhooks } from "@/routes/webhooks.ts";

/**
 * The sitemap. Starts nothing: whoever calls it serves it, with the remote address as `remote`.
 * @param emulators the platforms' emulators, in a demo and in tests; a product in earnest has none
 */
export async function createApp(services: Services, emulators?: Hono): Promise<Hono<PageEnv>> {
  const { config, log, secrets, media: { store } } = services;
  const app = new Hono<PageEnv>();
  app.onError(answerRefusal(services));
  app.use(safeHeaders(config));

  app.route("/", createHealth(services));
  app.route("/webhooks", createWebhooks(services));
  app.route("/api/v1", createApi(services));
  app.route("/chat", createChat(services));
  app.route("/media", createMedia({ secrets, store, lookUp: storedAttachments(services) }));
  app.route("/", await createServiceWorker());
  if (emulators) app.route("/", emulators);
  app.route(
    "/",
    await createPages<State, PageEnv>(freshConfig, {
      dev: config.dev,
      state: (c) => pageState(services, c),
      onError: (error, { state: { requestId }, route, req }) =>
        log.error("page.failed", error, { requestId, route, method: req.method }),
    }),
  );
  return app;
}
