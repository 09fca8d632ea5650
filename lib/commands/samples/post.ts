import type { Outcome } from "@/lib/commands/samples/difference.ts";
import type { Door, Parcel } from "@/lib/commands/samples/doors.ts";
import type { Sample } from "@/lib/commands/samples/folder.ts";
import type { Planted } from "@/lib/commands/samples/plant.ts";
import type { Product } from "@/lib/commands/samples/product.ts";

type Answer = Pick<Outcome, "status" | "refusal" | "resigned">;

/**
 * Posts a body by the front door: with the signature that was recorded beside it, else with one of ours. A
 * recording can be refused for its age alone, so then the same body goes signed anew.
 */
export async function postSample(
  product: Product,
  sample: Sample,
  door: Door,
  planted: Planted,
): Promise<Answer> {
  const { body, meta } = sample;
  if (meta.secret !== undefined) {
    const recorded = await post(product, sample, planted, { body, headers: meta.headers });
    if (recorded.status !== 401 || !await isRight(sample, door)) return recorded;
  }
  const answer = await post(product, sample, planted, await door.sign(body, planted.secret));
  return meta.secret === undefined ? answer : { ...answer, resigned: true };
}

/** The recorded signature is what our own reckoning makes of the body at the moment of the recording. */
async function isRight({ body, meta }: Sample, door: Door): Promise<boolean> {
  const given = new Headers(meta.headers);
  const { headers } = await door.sign(body, meta.secret ?? "", given);
  return Object.entries(headers).every(([name, value]) => given.get(name) === value);
}

async function post(
  product: Product,
  { platform, meta }: Sample,
  { open }: Planted,
  { body, headers }: Parcel,
): Promise<Answer> {
  const all = new Headers({ ...headers, "content-type": meta.content_type });
  const response = await product.post(`/webhooks/${platform}/${open.connection.id}`, body, all);
  const text = await response.text();
  return { status: response.status, refusal: response.ok ? undefined : /"code":"(\w+)"/.exec(text)?.[1] };
}
