import type { FreshConfig } from "fresh";

/** Where the pages, islands, styles and static files are, and what of lib may reach the browser. */
export const freshConfig: FreshConfig = {
  root: import.meta.dirname ?? Deno.cwd(),
  routes: "routes/pages",
  islands: "islands",
  styles: "components/styles/index.css",
  static: "static",
  build: "_fresh",
  browser: [
    "components/",
    "lib/channels/breaks.ts",
    "lib/channels/capabilities",
    "lib/channels/cutter.ts",
    "lib/channels/file_rules.ts",
    "lib/channels/files.ts",
    "lib/channels/measure.ts",
    "lib/channels/parts.ts",
    "lib/channels/template.ts",
    "lib/channels/text.ts",
    "lib/channels/type_names.ts",
    "lib/channels/weighted.ts",
    "lib/i18n/",
    "lib/replies/coach/",
    "lib/replies/writing/",
  ],
};
