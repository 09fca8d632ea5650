/** The columns of reports of a new ticket. */
export const UNCOUNTED = { counted: 0, firstAnsweredAt: null, received: 0, sent: 0 } as const;
