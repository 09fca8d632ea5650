/** The closest word first: each of these browsers also calls itself by names of those below it. */
const BROWSERS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/YaBrowser/, "Yandex"],
  [/Edg(A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/SamsungBrowser/, "Samsung Internet"],
  [/Firefox|FxiOS/, "Firefox"],
  [/Chrome|CriOS/, "Chrome"],
  [/Safari/, "Safari"],
];
const SYSTEMS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

/** What people know a device by, from what its browser calls itself: `Chrome, Android`. */
export function deviceName(userAgent: string): string {
  const named = [BROWSERS, SYSTEMS].map((all) => all.find(([sign]) => sign.test(userAgent))?.[1]);
  return named.filter(Boolean).join(", ") || "?";
}
