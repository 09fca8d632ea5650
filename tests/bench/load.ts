import { type Packet, Wire } from "./wire.ts";

/** A set of open connections, all to one server. */
export class Load implements Disposable {
  private constructor(readonly wires: readonly Wire[]) {}

  static async open(port: number, connections: number): Promise<Load> {
    return new Load(await Promise.all(Array.from({ length: connections }, () => Wire.open(port))));
  }

  /**
   * Sends everything as fast as the answers come, one request a connection at a time.
   * @returns requests a second
   */
  async flood(packets: readonly Packet[]): Promise<number> {
    const waiting = packets.values();
    const begun = performance.now();
    await Promise.all(this.wires.map(async (wire) => {
      for (const one of waiting) expectOk(await wire.send(one));
    }));
    return packets.length / (performance.now() - begun) * 1_000;
  }

  /**
   * Sends at a steady rate, whether the answers come or not.
   * @param rate requests a second
   * @returns ms from the moment at which each was due until its answer
   */
  async steady(packets: readonly Packet[], rate: number): Promise<number[]> {
    const begun = performance.now();
    const waiting = packets.entries();
    const times: number[] = [];
    await Promise.all(this.wires.map(async (wire) => {
      for (const [index, one] of waiting) {
        const due = begun + index / rate * 1_000;
        const early = due - performance.now();
        if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
        expectOk(await wire.send(one));
        times.push(performance.now() - due);
      }
    }));
    return times;
  }

  [Symbol.dispose](): void {
    for (const wire of this.wires) wire[Symbol.dispose]();
  }
}

function expectOk(status: number): void {
  if (status !== 200) throw new Error(`A webhook was answered with ${status}`);
}
