/** Written by deno task icons. */
export const SPRITE = "/icons.svg?v=4f14f786bb35";
