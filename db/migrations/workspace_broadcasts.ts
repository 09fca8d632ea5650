/** Broadcasts are known by their echoes, and whoever waits is found at once. */
export const workspaceBroadcasts = `
CREATE INDEX "broadcast_recipients_random" ON "broadcast_recipients" ("random_id");
CREATE INDEX "tickets_waiting" ON "tickets" ("connection_id","waiting_since") WHERE waiting_since IS NOT NULL;
`;
