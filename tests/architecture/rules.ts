import { PLATFORMS } from "@/lib/channels/capabilities.ts";
import { type Import, importsOf, type Source, withoutComments } from "./sources.ts";

const MOST_LINES = 300;

export function tooLong(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, text }) => {
    const lines = text.replace(/\n$/, "").split("\n").length;
    return lines > MOST_LINES ? [`${path} has ${lines} lines`] : [];
  });
}

/** Files that import each other round about, each circle once, by what they use and not by mere types. */
export function circles(sources: readonly Source[]): string[] {
  const uses = new Map(sources.map((source) => [
    source.path,
    importsOf(source).filter((one) => !one.typeOnly).map((one) => one.to),
  ]));
  const found = new Set<string>();
  const finished = new Set<string>();
  const visit = (path: string, trail: readonly string[]) => {
    const at = trail.indexOf(path);
    if (at >= 0) return void found.add(turned(trail.slice(at)).join(" → "));
    if (finished.has(path)) return;
    for (const next of uses.get(path) ?? []) visit(next, [...trail, path]);
    finished.add(path);
  };
  for (const path of uses.keys()) visit(path, []);
  return [...found];
}

/** The same circle always begins with the same file. */
function turned(circle: readonly string[]): string[] {
  const first = circle.indexOf([...circle].sort()[0] ?? "");
  return [...circle.slice(first), ...circle.slice(0, first), circle[first] ?? ""];
}

interface Rule {
  readonly says: string;
  readonly forbids: (one: Import) => boolean;
}

/** Puts the parts together, so it may know them all. */
const ROOTS = /^(main\.ts|fresh\.config\.ts|lib\/compose\.ts|lib\/commands\/)/;
const PLUMBING = /^lib\/([^/]+$|channels\/|i18n\/|media\/|fresh\/)/;
const DOMAIN = /^lib\/(?!channels\/|i18n\/|media\/|fresh\/)[^/]+\//;
const platformOf = (path: string) => /^lib\/channels\/([^/]+)\/[^/]/.exec(path)?.[1];
const isPlatformFolder = (name: string | undefined) => PLATFORMS.some((platform) => platform === name);
/**
 * What the browser may hold of lib: the capability table and what counts by it, texts and what helps to write
 * them, the engine's runtime.
 */
const BROWSER = new RegExp(
  "^lib/(i18n/|replies/(coach|writing)/|fresh/runtime\\.ts$|channels/(capabilities(\\.ts$|/)|" +
    "(breaks|cutter|file_rules|files|measure|parts|plan|template|text|type_names|weighted)\\.ts$))",
);

const RULES: readonly Rule[] = [
  {
    says: "the program imports no tests, but for the command that runs the measurements",
    forbids: ({ from, to }) =>
      to.startsWith("tests/") && !(from.startsWith("lib/commands/") && to.startsWith("tests/bench/")),
  },
  {
    says: "db imports nothing from lib or above",
    forbids: ({ from, to }) => from.startsWith("db/") && !to.startsWith("db/"),
  },
  {
    says: "channels import neither db nor a domain",
    forbids: ({ from, to }) => from.startsWith("lib/channels/") && (to.startsWith("db/") || DOMAIN.test(to)),
  },
  {
    says: "a platform's folder imports no sibling",
    forbids: ({ from, to }) => {
      const [own, other] = [platformOf(from), platformOf(to)];
      return isPlatformFolder(own) && isPlatformFolder(other) && own !== other;
    },
  },
  {
    says: "the registry alone knows the platforms' folders",
    forbids: ({ from, to }) =>
      isPlatformFolder(platformOf(to)) && !isPlatformFolder(platformOf(from)) &&
      !/^lib\/(channels\/registry\.ts|sandbox\/)/.test(from),
  },
  {
    says: "plumbing uses no domain",
    forbids: ({ from, to, typeOnly }) =>
      !typeOnly && PLUMBING.test(from) && !ROOTS.test(from) && (DOMAIN.test(to) || ROOTS.test(to)),
  },
  {
    says: "lib imports no route, island or component",
    forbids: ({ from, to }) =>
      from.startsWith("lib/") && !ROOTS.test(from) && /^(routes|islands|components|main\.ts)/.test(to),
  },
  {
    says: "components import no island and no route",
    forbids: ({ from, to }) => from.startsWith("components/") && /^(routes|islands|main\.ts)/.test(to),
  },
  {
    says: "islands import no route",
    forbids: ({ from, to }) => from.startsWith("islands/") && /^(routes|main\.ts)/.test(to),
  },
  {
    says: "islands and components import from lib only capabilities, texts and types, and nothing from db",
    forbids: ({ from, to, typeOnly }) =>
      /^(islands|components)\//.test(from) &&
      (to.startsWith("db/") || (to.startsWith("lib/") && !typeOnly && !BROWSER.test(to))),
  },
  {
    says: "what the browser may hold uses nothing that it may not",
    forbids: ({ from, to, typeOnly }) =>
      BROWSER.test(from) && !from.startsWith("lib/fresh/") && !typeOnly && !BROWSER.test(to),
  },
  {
    says: "the pages' engine knows nothing of the product",
    forbids: ({ from, to }) => from.startsWith("lib/fresh/") && !to.startsWith("lib/fresh/"),
  },
  {
    says: "only the start imports the start",
    forbids: ({ from, to }) => to === "main.ts" && !ROOTS.test(from),
  },
];

/** Imports against the direction: main → routes → domain → plumbing → db; routes → islands → components. */
export function wrongArrows(sources: readonly Source[]): string[] {
  const imports = sources.filter(({ path }) => !isTest(path)).flatMap(importsOf);
  return imports.flatMap((one) =>
    RULES.filter((rule) => rule.forbids(one)).map((rule) => `${one.from} → ${one.to}: ${rule.says}`)
  );
}

const ENVIRONMENT = /\bDeno\s*\.\s*env\b|\bprocess\s*\.\s*env\b/;
const CONSOLE = /\bconsole\s*\.\s*\w+/;
const MAY_PRINT = /^(lib\/log\.ts|main\.ts|islands\/|lib\/sandbox\/|lib\/commands\/)/;

/** Reads of the environment and prints, outside their places. */
export function strayReadsAndPrints(sources: readonly Source[]): string[] {
  return eachLine(sources, (path, line) => {
    if (ENVIRONMENT.test(line) && path !== "lib/config.ts") return "reads the environment";
    if (CONSOLE.test(line) && !MAY_PRINT.test(path)) return "prints";
  });
}

const OWN_PLACES =
  /^lib\/(channels\/(capabilities(\.ts$|\/|_)|registry\.ts$|matrix\/)|sandbox\/|i18n\/|commands\/)/;
/** Words of their own besides: an address of a person, and the most of something. */
const AMBIGUOUS: readonly string[] = ["email", "max"];
const PLAIN = PLATFORMS.filter((platform) => !AMBIGUOUS.includes(platform)).join("|");
const LITERAL = new RegExp(`(["'\`])(${PLAIN})\\1`);
const COMPARED = new RegExp(`platform\\w*\\s*[=!]==?\\s*(["'\`])(${AMBIGUOUS.join("|")})\\1`);
const ROW = new RegExp(
  `\\b(capabilities|channels)\\s*(\\.\\s*|\\[\\s*["'\`])(${PLATFORMS.join("|")})\\b(?!\\.ts)`,
);

/** Platforms that are called by name where behaviour should ask the capability table. */
export function platformNames(sources: readonly Source[]): string[] {
  return eachLine(sources, (path, line) => {
    if (OWN_PLACES.test(path)) return;
    const name = LITERAL.exec(line)?.[2] ?? COMPARED.exec(line)?.[2] ?? ROW.exec(line)?.[3];
    if (name !== undefined && platformOf(path) !== name) return `names ${name}`;
  });
}

function eachLine(
  sources: readonly Source[],
  judge: (path: string, line: string) => string | undefined,
): string[] {
  return sources.filter(({ path }) => !isTest(path)).flatMap(({ path, text }) =>
    withoutComments(text).split("\n").flatMap((line, index) => {
      const fault = judge(path, line);
      return fault === undefined ? [] : [`${path}:${index + 1} ${fault}`];
    })
  );
}

function isTest(path: string): boolean {
  return path.startsWith("tests/");
}
