import { openControl } from "@/db/control.ts";
import { openWorkspace } from "@/db/workspace.ts";

/** A process that opens the databases of each folder that is named to it, and says how it went. */
const encoder = new TextEncoder();
const say = (line: string) => Deno.stdout.write(encoder.encode(`${line}\n`));

await say("ready");
for await (const chunk of Deno.stdin.readable.pipeThrough(new TextDecoderStream())) {
  for (const dir of chunk.split("\n").filter((line) => line !== "")) {
    try {
      const control = await openControl(dir);
      const workspace = await openWorkspace(dir, "w");
      await workspace.write(() =>
        workspace.commit([`INSERT INTO tags (id, name) VALUES ('${Deno.pid}', '${Deno.pid}')`])
      );
      await workspace.close();
      await control.close();
      await say("opened");
    } catch (error) {
      await say(String(error).replaceAll("\n", " "));
    }
  }
}
