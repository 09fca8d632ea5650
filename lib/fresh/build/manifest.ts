/** What a client build made, as kept in manifest.json of the build folder. */
export interface Manifest {
  /** SHA-256 over everything that the build read; another one means that the build is stale. */
  fingerprint: string;
  dev: boolean;
  /** Project files that the build read, relative to the root. */
  inputs: string[];
  /** The script that starts the islands. */
  client: Chunk;
  /** By the path of the island's file under the islands folder, without its extension. */
  islands: Record<string, Chunk>;
  /** Path of a static file, or /styles.css → its address with the content hash. */
  assets: Record<string, string>;
}

/** A script, and the scripts that it imports. */
export interface Chunk {
  url: string;
  preload: string[];
}

/** Address under which the build folder is served. */
export const BUILD_URL = "/_fresh/";
