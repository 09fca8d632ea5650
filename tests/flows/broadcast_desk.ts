import type { BroadcastView } from "@/lib/broadcasts/view.ts";
import type { VkScene } from "./cast.ts";
import { until } from "./until.ts";

const SETTLED_WITHIN_MS = 40_000;

type Customer = VkScene["boris"];

/** Broadcasts of a scene's community, through the REST API. */
export function broadcastDesk({ office, stage, connection }: VkScene) {
  const { rest } = office;
  return {
    draft: (text: string, attachments: readonly string[] = []) =>
      rest.post<BroadcastView>("/broadcasts", { connectionId: connection.id, text, attachments }),
    change: (id: string, text: string) => rest.patch<BroadcastView>(`/broadcasts/${id}`, { text }),
    move: (id: string, status: "running" | "paused" | "stopped") =>
      rest.put<BroadcastView>(`/broadcasts/${id}/status`, { status }),
    see: (id: string) => rest.get<BroadcastView>(`/broadcasts/${id}`),
    /** The broadcast, once it stands so. */
    reached: (id: string, status: BroadcastView["status"]) =>
      until(`the broadcast to be ${status}`, async () => {
        const seen = await rest.get<BroadcastView>(`/broadcasts/${id}`);
        if (seen.status === status) return seen;
        throw new Error(JSON.stringify(seen));
      }, SETTLED_WITHIN_MS),
    /** People who allowed messages and have never written. */
    async crowd(count: number): Promise<Customer[]> {
      const people = Array.from(
        { length: count },
        (_, index) =>
          stage.sandbox.vk.customer({ id: 10_000 + index, firstName: "Клиент", lastName: String(index) }),
      );
      for (const one of people) await one.allow();
      return people;
    },
  };
}

/** What a person got of the community's words. */
export function got(person: Customer): string[] {
  return person.lines().filter(({ from }) => from === "business").map(({ text }) => text);
}
