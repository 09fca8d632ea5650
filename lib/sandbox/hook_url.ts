const OWN = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|.*\.localhost)$/;

/** True for an address that webhooks may go to: HTTPS on port 443, or anything on this machine. */
export function isHookUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, port } = new URL(text);
  if (OWN.test(hostname)) return protocol === "http:" || protocol === "https:";
  return protocol === "https:" && port === "";
}
