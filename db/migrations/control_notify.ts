/** Keys of the whole installation, such as the one that signs pushes. */
export const controlNotify = `
CREATE TABLE "app_keys" (
  "name" text PRIMARY KEY NOT NULL,
  "sealed" text NOT NULL,
  "created_at" integer NOT NULL
);
`;
