const SITE = "https://www.instagram.com";

/** Addresses of Instagram's pages for people. */
export const links = {
  inbox: `${SITE}/direct/inbox/`,
  /** A profile; without a name, Instagram itself. */
  profile: (username?: string) => username ? `${SITE}/${encodeURIComponent(username)}/` : `${SITE}/`,
};
