/**
 * `deno task lock [--frozen]`: writes deno.lock, which `start` downloads from: every package that the product
 * itself runs, and none of the tests'. With `--frozen` it only looks whether the lock is whole.
 */
const ENTRIES = [
  "main.ts",
  "lib/commands/build.ts",
  "lib/commands/icons.ts",
  "lib/commands/migrate.ts",
  "lib/commands/workspace.ts",
];
/** Their files are found by name when the product runs, so no import leads to them. */
const FOLDERS = ["routes/pages", "islands"];

const frozen = Deno.args.includes("--frozen");
// Begun anew: what is no longer run goes.
if (!frozen) await Deno.writeTextFile("deno.lock", '{ "version": "5" }\n');
const args = ["cache", "--lock=deno.lock", ...(frozen ? ["--frozen"] : []), ...ENTRIES, ...modules()];
const { code } = await new Deno.Command(Deno.execPath(), { args }).spawn().status;
Deno.exit(code);

function modules(): string[] {
  return FOLDERS.flatMap((folder) => [...scripts(folder)]).sort();
}

function* scripts(folder: string): Generator<string, void> {
  for (const { name, isDirectory } of Deno.readDirSync(folder)) {
    const path = `${folder}/${name}`;
    if (isDirectory) yield* scripts(path);
    else if (/\.tsx?$/.test(name)) yield path;
  }
}
