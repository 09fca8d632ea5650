const TICKS_A_SECOND = 100;

/** CPU time that a process has used, its own and the kernel's for it, in ms (proc(5), /proc/pid/stat). */
export async function cpuOf(pid: number): Promise<number> {
  const stat = await read(`/proc/${pid}/stat`);
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND * 1_000;
}

/** Memory that a process holds, in bytes (proc(5), VmRSS). */
export async function memoryOf(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+) kB/.exec(await read(`/proc/${pid}/status`))?.[1]) * 1_024;
}

/** Deno itself reads /proc only for those who may do everything. */
async function read(path: string): Promise<string> {
  const { success, stdout } = await new Deno.Command("cat", { args: [path] }).output();
  if (!success) throw new Error(`Could not read ${path}`);
  return new TextDecoder().decode(stdout);
}
