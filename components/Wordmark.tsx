interface Props {
  name: string;
  /** CSS pixels. */
  size?: number;
}

/** The product's sign and name: a message, and the answer to it. */
export function Wordmark({ name, size = 28 }: Props) {
  return (
    <span class="wordmark">
      <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
        <rect class="wordmark-ground" width="32" height="32" rx="8" />
        <path
          class="wordmark-bubble"
          d="M10 6.5h12a4 4 0 0 1 4 4v7a4 4 0 0 1-4 4h-5.6l-4.9 4.2a.9.9 0 0 1-1.5-.7v-3.5a4 4 0 0 1-4-4v-7a4 4 0 0 1 4-4Z"
        />
        <path class="wordmark-arrow" d="m13.6 10.6-3.1 3 3.1 3M10.8 13.6h7.4a3 3 0 0 1 3 3v.6" />
      </svg>
      <span>{name}</span>
    </span>
  );
}
