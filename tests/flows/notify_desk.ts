import type { NotificationPage } from "@/lib/notify/view.ts";
import { type TelegramScene, withTelegram } from "./cast.ts";
import { type Device, PushService } from "./push_service.ts";
import { until } from "./until.ts";

export interface NotifyScene extends TelegramScene {
  readonly service: PushService;
  /** Subscribes a device of the owner's. */
  readonly subscribe: (...answers: Parameters<PushService["subscribe"]>) => Promise<Device>;
  readonly ticketId: string;
}

/** A workspace with a bot, whose owner has a ticket of Марина's, and a push service. */
export function withDevices(test: (scene: NotifyScene) => Promise<void>) {
  return withTelegram(async (scene) => {
    await using service = new PushService();
    const { office, marina } = scene;
    await marina.write("Здравствуйте");
    const { id: ticketId } = await office.firstTicket();
    await office.rest.put(`/tickets/${ticketId}/assignment`, { memberId: office.ownerId });
    const subscribe: NotifyScene["subscribe"] = async (...answers) => {
      const device = await service.subscribe(...answers);
      await office.rest.post("/push-subscriptions", device.subscription);
      return device;
    };
    await test({ ...scene, service, subscribe, ticketId });
  });
}

/** The owner's notifications, once there are so many. */
export function told({ office }: NotifyScene, count: number): Promise<NotificationPage> {
  return until(`${count} notifications`, async () => {
    const page = await office.rest.get<NotificationPage>("/notifications");
    return page.items.length >= count && page;
  });
}

/** How many jobs for devices are left, by their state. */
export async function pushesLeft({ stage, office }: NotifyScene): Promise<string[]> {
  const rows = await stage.rows(office, "SELECT state, attempt FROM jobs WHERE kind = 'push' ORDER BY id");
  return rows.map(({ state, attempt }) => `${state} ${attempt}`);
}
