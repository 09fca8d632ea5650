/** Where the pages live. Every path but `root` is relative to `root`, with forward slashes. */
export interface FreshConfig {
  /** Absolute path of the folder that holds deno.json. */
  root: string;
  /** Folder of file routes. */
  routes: string;
  /** Folder of islands: each component exported there may be hydrated in the browser. */
  islands: string;
  /** Entry stylesheet; pages name it `asset("/styles.css")`. */
  styles?: string;
  /** Folder of files served as they are. */
  static: string;
  /** Folder that receives the client build. */
  build: string;
  /** Beginnings of the paths whose modules may reach the browser, besides the islands'. */
  browser: readonly string[];
}
