import { freshConfig } from "@/fresh.config.ts";
import { openBuild } from "@/lib/fresh/build/open.ts";

/**
 * Builds the islands and the stylesheet when they are not built or are stale. A step of its own, so that the
 * serving process needs no right to run programs.
 */
await openBuild(freshConfig, false);
Deno.exit(0);
