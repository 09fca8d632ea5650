import { asUser, type XCall, type XMethod } from "@/lib/sandbox/twitter/call.ts";
import { notFound } from "@/lib/sandbox/twitter/errors.ts";
import { pickedUser } from "@/lib/sandbox/twitter/people.ts";
import type { XPerson } from "@/lib/sandbox/twitter/state.ts";

/** https://docs.x.com/x-api/users/lookup/introduction */
export const userMethods: Readonly<Record<string, XMethod>> = {
  "GET /2/users/me": { name: "users.me", by: "any", run: (call) => shown(call, asUser(call).account.person) },
  "GET /2/users/by/username/:username": {
    name: "users.by_username",
    by: "any",
    run: (call) => {
      const name = call.path.username ?? "";
      const found = [...call.world.people.values()].find(({ username }) => username === name);
      return found ? shown(call, found) : nobody(name);
    },
  },
  "GET /2/users/:id": {
    name: "users.get",
    by: "any",
    run: (call) => {
      const found = call.world.people.get(call.path.id ?? "");
      return found ? shown(call, found) : nobody(call.path.id ?? "");
    },
  },
};

function shown({ world, query }: XCall, person: XPerson) {
  return { data: pickedUser(world, person, query.get("user.fields") ?? "") };
}

/** Status 200 with errors and no data. */
function nobody(value: string) {
  return { errors: notFound("user", value).more.errors };
}
