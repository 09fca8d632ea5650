/** A file beside a text that is being written: it is to go along. */
export interface PendingFile {
  readonly key: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Of a picture, to look at. */
  readonly previewUrl?: string;
  /** 0…1 while it goes up; absent once it is there. */
  readonly progress?: number;
  /** Why it is not there, in a sentence. */
  readonly error?: string;
  /** Trying again may help. */
  readonly canRetry?: boolean;
}
