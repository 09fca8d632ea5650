import { useEffect } from "preact/hooks";

const YEAR_S = 365 * 24 * 60 * 60;

/** Tells the server, by a cookie, in which zone to write times from the next page on. Shows nothing. */
export default function TimeZone() {
  useEffect(() => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    document.cookie = `tz=${encodeURIComponent(zone)}; Path=/; Max-Age=${YEAR_S}; SameSite=Lax`;
  }, []);
  return null;
}
