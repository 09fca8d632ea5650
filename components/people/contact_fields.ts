/** What a card has of a customer beside the name, with the kind of control that takes it. */
export const CONTACT_FIELDS = [
  ["phone", "tel"],
  ["email", "email"],
  ["country", "text"],
  ["city", "text"],
  ["site", "url"],
] as const;
