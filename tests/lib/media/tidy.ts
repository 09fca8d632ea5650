import { DiskStore } from "@/lib/media/disk.ts";

/** A test that leaves nothing running and nothing open. */
export function test(name: string, fn: () => Promise<void>): void {
  Deno.test({ name, fn, sanitizeOps: true, sanitizeResources: true });
}

/** The same over a store of its own, on a real disk. */
export function testOnDisk(name: string, body: (store: DiskStore, root: string) => Promise<void>): void {
  test(name, async () => {
    const root = await Deno.makeTempDir();
    try {
      await body(await DiskStore.open(root), root);
    } finally {
      await Deno.remove(root, { recursive: true });
    }
  });
}
