/** A stretch of text that counts as a whole: a web address or a grapheme. Offsets in UTF-16 units. */
export interface Weighed {
  readonly end: number;
  readonly weight: number;
}

// X, "Counting characters", configuration v3: these code points weigh 1, all others 2.
const LIGHT = [[0, 4351], [8192, 8205], [8208, 8223], [8242, 8247]] as const;
const HEAVY_WEIGHT = 2;
const EMOJI_WEIGHT = 2;
// Every address becomes a t.co link of this length.
const URL_WEIGHT = 23;

/**
 * Takes a text apart by X's counting rules. In a text in NFC the sum is the length that X sees.
 * @yields addresses and graphemes in order, without gaps
 */
export function* weigh(text: string): Generator<Weighed> {
  let done = 0;
  for (const match of text.matchAll(ADDRESS)) {
    yield* weighGraphemes(text, done, match.index);
    done = match.index + match[0].length;
    yield { end: done, weight: addressWeight(match[0], match[1] ?? match[2] ?? "") };
  }
  yield* weighGraphemes(text, done, text.length);
}

function* weighGraphemes(text: string, from: number, to: number): Generator<Weighed> {
  if (from === to) return;
  for (const { segment, index } of graphemes.segment(text.slice(from, to))) {
    yield { end: from + index + segment.length, weight: graphemeWeight(segment) };
  }
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const EMOJI = /^\p{RGI_Emoji}$/v;

function graphemeWeight(grapheme: string): number {
  if (grapheme.length > 1 && EMOJI.test(grapheme)) return EMOJI_WEIGHT;
  let weight = 0;
  for (const char of grapheme.normalize("NFC")) weight += codePointWeight(char.codePointAt(0) ?? 0);
  return weight;
}

function codePointWeight(point: number): number {
  return LIGHT.some(([first, last]) => point >= first && point <= last) ? 1 : HEAVY_WEIGHT;
}

/** An ending that is unknown here may be unknown to X, which then counts every character. */
function addressWeight(address: string, host: string): number {
  if (KNOWN_HOST.test(host)) return URL_WEIGHT;
  let plain = 0;
  for (const char of address) plain += codePointWeight(char.codePointAt(0) ?? 0);
  return Math.max(URL_WEIGHT, plain);
}

// Country endings by first letter; then the generic ones that people meet.
const COUNTRY = "a[c-gilmoq-uwxz]|b[abd-jmnorstvwyz]|c[acdf-ik-oru-z]|d[ejkmoz]|e[ceghr-u]|f[ijkmor]|" +
  "g[abd-ilmnp-uwy]|h[kmnrtu]|i[del-oq-t]|j[emop]|k[eghimnprwyz]|l[abcikr-vy]|m[acdeghk-z]|" +
  "n[acefgilopruz]|om|p[ae-hk-nrstwy]|qa|r[eosuw]|s[a-eg-ortuvx-z]|t[cdf-hj-ortvwz]|u[agksyz]|" +
  "v[aceginu]|w[fs]|y[et]|z[amw]";
const GENERIC = "com|net|org|info|biz|name|pro|edu|gov|mil|int|aero|coop|museum|jobs|mobi|travel|asia|" +
  "app|dev|xyz|online|site|store|shop|tech|club|blog|news|live|world|life|today|space|website|cloud|" +
  "digital|agency|media|email|page|link|click|group|global|company|services|support|team|work|design|" +
  "art|games|fun|top|vip|market|moscow|tatar|рф|рус|москва|онлайн|сайт|дети|орг|бел|укр|қаз";
const KNOWN = `(?:${COUNTRY}|${GENERIC})(?![a-z0-9@+-])`;
const KNOWN_HOST = new RegExp(`\\.${KNOWN}$`, "iu");

const LATIN = "a-z0-9\\u00c0-\\u024f";
// An underscore may stand in a subdomain, never in the name itself.
const SUBDOMAIN = `[${LATIN}](?:[${LATIN}_-]{0,62}[${LATIN}])?\\.`;
const DOMAIN = `[${LATIN}](?:[${LATIN}-]{0,62}[${LATIN}])?\\.`;
const WIDE_DOMAIN = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}_-]{0,62}[\\p{L}\\p{N}])?\\.";
const ANY_HOST = `(?:${WIDE_DOMAIN})+(?:${KNOWN}|[a-z]{2,24}(?![a-z0-9@+-]))`;
const BARE_HOST = `(?<![-_./])(?:${SUBDOMAIN})*${DOMAIN}${KNOWN}`;

// A path may hold Cyrillic, a query may not, and neither ends in a punctuation mark.
const IN_PATH = `[${LATIN}\\u0400-\\u04ff!*';:=+,.$\\/%#[\\]\\-–_~@|&]`;
const PATH_END = `[${LATIN}\\u0400-\\u04ff+\\-=_#\\/]`;
const PATH = `\\/(?:(?:${IN_PATH}|\\(${IN_PATH}+\\))*(?:${PATH_END}|\\(${IN_PATH}+\\)))?`;
const QUERY = "\\?[a-z0-9!?*'@();:&=+$\\/%#[\\]\\-_.,~|]*[a-z0-9\\-_&=#\\/]";
const PORT = "(?::\\d+)?";

// Without https:// a port or a query belongs to the address only when a path stands there too.
const ADDRESS = new RegExp(
  `(?<![a-z0-9@＠$#＃\\u202a-\\u202e])(?:https?:\\/\\/(${ANY_HOST})${PORT}(?:${PATH})?(?:${QUERY})?|` +
    `(${BARE_HOST})(?:${PORT}${PATH}(?:${QUERY})?)?)`,
  "giu",
);
