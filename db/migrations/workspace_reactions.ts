/** When a customer put the mark that a message shows: an older word of it changes nothing. */
export const workspaceReactions = `
ALTER TABLE "messages" ADD COLUMN "reacted_at" integer;
`;
