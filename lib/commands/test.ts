/**
 * `deno task test`: everything that has to hold before a change lands, in one run: format, lint, types,
 * then every test. Ends with `N passed, N failed`, where each gate counts as one.
 */
/**
 * Tests have all permissions: the browser's driver reads what Deno gives to nothing less (/proc). The product
 * itself runs with named ones, in the crash tests too.
 */
const PERMISSIONS = "--allow-all";
/** What tests need beside the product: `start` downloads from the other lock, and nothing of this. */
const LOCK = "--lock=tests/deno.lock";

interface Step {
  readonly name: string;
  readonly args: readonly string[];
  /** Runs tests, whose own counts are added up. */
  readonly tests?: boolean;
}

const STEPS: readonly Step[] = [
  { name: "format", args: ["fmt", "--check"] },
  { name: "lint", args: ["lint"] },
  { name: "types", args: ["check", LOCK, "."] },
  {
    name: "unit, contract and flow tests",
    args: ["test", LOCK, "--parallel", PERMISSIONS, "--ignore=tests/e2e,tests/crash", "tests/"],
    tests: true,
  },
  { name: "crash tests", args: ["test", LOCK, PERMISSIONS, "tests/crash/"], tests: true },
  { name: "browser tests", args: ["test", LOCK, PERMISSIONS, "tests/e2e/"], tests: true },
];

const SUMMARY = /(?:ok|FAILED)\s*\|\s*(\d+) passed(?: \([^)]*\))?\s*\|\s*(\d+) failed/;
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");

let passed = 0;
let failed = 0;
for (const step of STEPS) {
  console.log(`\n── ${step.name}`);
  const { code, output } = await run(step.args);
  const counts = step.tests ? SUMMARY.exec(output.replace(COLOUR, "")) : null;
  if (counts) {
    passed += Number(counts[1]);
    failed += Number(counts[2]);
    // Something beside the tests went wrong: a module that does not load, an uncaught rejection.
    if (code !== 0 && Number(counts[2]) === 0) failed++;
  } else if (code === 0 && !step.tests) passed++;
  else failed++;
}
console.log(`\n${passed} passed, ${failed} failed`);
Deno.exit(failed === 0 ? 0 : 1);

/** Passes the output on as it comes, and keeps it. */
async function run(args: readonly string[]): Promise<{ code: number; output: string }> {
  const child = new Deno.Command(Deno.execPath(), { args: [...args], stdout: "piped", stderr: "inherit" })
    .spawn();
  const decoder = new TextDecoder();
  let output = "";
  for await (const chunk of child.stdout) {
    await Deno.stdout.write(chunk);
    output += decoder.decode(chunk, { stream: true });
  }
  return { code: (await child.status).code, output };
}
