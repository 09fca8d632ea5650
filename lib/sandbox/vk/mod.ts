import type { Core, SentMessage } from "@/lib/sandbox/core.ts";
import { type PlatformSandbox, unknown } from "@/lib/sandbox/platform.ts";
import type { SampleName } from "@/lib/sandbox/samples.ts";
import { performVk } from "@/lib/sandbox/vk/acts.ts";
import { VkAdmin, type VkAdminProfile } from "@/lib/sandbox/vk/admin.ts";
import { resume } from "@/lib/sandbox/vk/callback.ts";
import { type NewCommunity, newCommunity } from "@/lib/sandbox/vk/community.ts";
import { VkCustomer } from "@/lib/sandbox/vk/customer.ts";
import { publishPost } from "@/lib/sandbox/vk/publish.ts";
import { vkRoutes } from "@/lib/sandbox/vk/routes.ts";
import { type Community, personName, type VkPerson, type VkWorld } from "@/lib/sandbox/vk/state.ts";
import { accountView, customerView } from "@/lib/sandbox/vk/views.ts";

/** The emulated VK. */
export interface VkSandbox extends PlatformSandbox {
  /** Registers a community with its token. @throws {RangeError} for a malformed token or group id */
  addCommunity(community: NewCommunity): void;
  /** The token stops working. */
  revoke(token: string): void;
  /**
   * A person who can write to a community; called again, the same person.
   * @param person `community` is a group id, the first one by default
   */
  customer(person: VkPerson & { readonly community?: number }): VkCustomer;
  /** An administrator who answers in VK itself. */
  admin(admin: VkAdminProfile & { readonly community?: number }): VkAdmin;
  /** Publishes a post on the community's wall (wall_post_new). @returns the post's id */
  post(post: { text: string; photo?: SampleName; community?: number }): Promise<number>;
  /** Opens a discussion. @returns the topic's id */
  topic(topic: { title: string; community?: number }): number;
  /** Lets deliveries to callback servers that had failed go on. */
  resume(): void;
  /** What the product sent, comments included, oldest first. */
  readonly sent: readonly SentMessage[];
}

export function createVk(core: Core): VkSandbox {
  const world: VkWorld = { core, communities: new Map(), people: new Map(), admins: new Map() };
  const customers = new Map<string, { customer: VkCustomer; community: Community }>();

  const customer: VkSandbox["customer"] = ({ community: groupId, ...person }) => {
    const community = communityOf(world, groupId);
    const key = `${community.groupId}:${person.id}`;
    const known = customers.get(key);
    if (known) return known.customer;
    world.people.set(person.id, person);
    const created = new VkCustomer(world, community, person);
    customers.set(key, { customer: created, community });
    core.feed.publish({ type: "state" });
    return created;
  };

  return {
    platform: "vk",
    app: vkRoutes(world),
    acts: ["write", "edit", "read", "comment", "board", "typing", "press", "delete", "allow", "deny"],
    addCommunity: (community) => {
      world.communities.set(community.token, newCommunity(community));
      core.feed.publish({ type: "state" });
    },
    revoke: (token) => void world.communities.delete(token),
    customer,
    admin: ({ community, ...profile }) => {
      world.admins.set(profile.id, profile);
      return new VkAdmin(world, communityOf(world, community), profile);
    },
    post: ({ community, ...post }) => publishPost(world, communityOf(world, community), post),
    topic: ({ title, community }) => {
      const { topics, ids } = communityOf(world, community);
      const id = ++ids.topic;
      topics.set(id, { id, title, posts: new Map() });
      return id;
    },
    resume: () => resume(world),
    get sent() {
      return core.sent.filter(({ platform }) => platform === "vk");
    },
    accounts: () => [...world.communities.values()].map(accountView),
    customers: () => [...customers.values()].map(customerView),
    createAccount: ({ token, name, username, id }) => {
      world.communities.set(token, newCommunity({ token, name, screenName: username, groupId: Number(id) }));
      core.feed.publish({ type: "state" });
    },
    publish: async ({ account, ...post }) => {
      const community = communityOf(world, account === undefined ? undefined : Number(account));
      return String(await publishPost(world, community, post));
    },
    createCustomer: ({ firstName, lastName = "", username, account, avatar }) => {
      const id = 556_000_000 + world.people.size;
      const person = { id, firstName, lastName, screenName: username, avatar };
      const community = account === undefined ? undefined : Number(account);
      customer({ ...person, community });
      const { groupId } = communityOf(world, community);
      return { id: String(id), name: personName(person), account: String(groupId), avatar, reachable: false };
    },
    act: ({ account, id }, act) => {
      const found = customers.get(`${account}:${id}`);
      if (!found) throw unknown("customer", id);
      return performVk(found.customer, act);
    },
  };
}

function communityOf(world: VkWorld, groupId: number | undefined): Community {
  const all = [...world.communities.values()];
  const found = groupId === undefined ? all[0] : all.find((one) => one.groupId === groupId);
  if (!found) throw unknown("community", groupId ?? "(none is registered)");
  return found;
}
