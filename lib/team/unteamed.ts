/** The columns of working together of a new ticket. */
export const UNTEAMED = { teamId: null, snoozedUntil: null, mergedInto: null } as const;
