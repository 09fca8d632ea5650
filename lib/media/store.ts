/** What is kept of a file's content: its name in the store, its bytes, and what it really is. */
export interface StoredBlob {
  /** SHA-256 in hex. */
  readonly hash: string;
  /** Bytes. */
  readonly size: number;
  /** By the first bytes, never by what somebody declared. */
  readonly contentType: string;
}

/** Positions of the first and the last byte, both included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface StoredFile {
  /** Bytes. */
  readonly size: number;
  /** Opens nothing until it is read; the reader reads to the end or cancels. */
  stream(range?: ByteRange): ReadableStream<Uint8Array<ArrayBuffer>>;
}

export interface PutOptions {
  /** Bytes. */
  readonly maxBytes: number;
  /** Sees what the content is before it is kept; whatever it throws leaves nothing behind. */
  inspect?(contentType: string): void;
}

export type Content = ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer>;

/** Files of all workspaces, by content. One workspace never sees what another one stored. */
export interface MediaStore {
  /**
   * Durable when it returns. The same content twice is kept once.
   * @throws {MediaError} too_large; no_space
   */
  put(workspaceId: string, content: Content, options: PutOptions): Promise<StoredBlob>;
  /** null when the workspace has no such content. */
  open(workspaceId: string, hash: string): Promise<StoredFile | null>;
  bytes(workspaceId: string, hash: string): Promise<Uint8Array<ArrayBuffer> | null>;
}
