const SITE = "https://x.com";

/** Addresses of X's pages for people. */
export const links = {
  person: (id: string, username?: string) =>
    username ? `${SITE}/${encodeURIComponent(username)}` : `${SITE}/i/user/${encodeURIComponent(id)}`,
  post: (id: string, username = "i/web") => `${SITE}/${username}/status/${encodeURIComponent(id)}`,
  messages: `${SITE}/messages`,
};
