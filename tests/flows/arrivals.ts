import type { AttachmentView } from "@/lib/inbox/view.ts";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import type { Office } from "./office.ts";
import { until } from "./until.ts";

/** Connects an account whose keys are more than one token. */
export function connectWith(
  office: Office,
  platform: string,
  credentials: Readonly<Record<string, string>>,
): Promise<ConnectionView> {
  return office.rest.post("/connections", { platform, credentials });
}

/** The files of a ticket's messages, once there are so many and none is on its way any more. */
export function arrived(office: Office, ticketId: string, count: number): Promise<AttachmentView[]> {
  return until(`${count} files`, async () => {
    const all = (await office.messages(ticketId)).flatMap(({ attachments }) => attachments);
    return all.length === count && all.every(({ status }) => status !== "pending") ? all : undefined;
  });
}

/** How many bytes a browser gets for a file, from the address in its view. */
export async function loaded(office: Office, { url }: AttachmentView): Promise<number> {
  const response = await office.rest.door(url);
  const { byteLength } = await response.arrayBuffer();
  return response.ok ? byteLength : 0;
}
