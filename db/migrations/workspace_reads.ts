/** Who has read a ticket is found by it: a message that comes late is unread to them. */
export const workspaceReads = `
CREATE INDEX "reads_ticket" ON "reads" ("ticket_id","read_at");
`;
