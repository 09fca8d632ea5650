const SITE = "https://www.facebook.com";

/** Addresses of Facebook's pages for people. */
export const links = {
  page: (id: string) => `${SITE}/${encodeURIComponent(id)}`,
  post: (id: string) => `${SITE}/${encodeURIComponent(id)}`,
  comment: (id: string) => `${SITE}/${encodeURIComponent(id)}`,
  /** The page's conversations in Meta Business Suite. */
  inbox: (page: string) =>
    `https://business.facebook.com/latest/inbox/all?asset_id=${encodeURIComponent(page)}`,
};
