import type { PageCall } from "@/lib/sandbox/facebook/page_call.ts";
import type { FacebookPerson } from "@/lib/sandbox/facebook/state.ts";
import { invalid, noNode } from "@/lib/sandbox/graph/errors.ts";
import { GraphNode, readNode } from "@/lib/sandbox/graph/node.ts";
import { pictureUrl } from "@/lib/sandbox/graph/pictures.ts";
import { personName } from "@/lib/sandbox/graph/state.ts";

/**
 * A person who has written to the page (https://developers.facebook.com/docs/messenger-platform/identity/user-profile).
 * @throws {GraphRefusal} 100: 33 for a stranger, 2018247 without the feature, 2018218 for one without a profile
 */
export function readPerson(call: PageCall) {
  const { world, account, id, params } = call;
  const person = world.people.get(id);
  const met = (account.dialogues.get(id)?.messages.size ?? 0) > 0;
  if (!person || !met) throw noNode(id);
  if (!account.profileAccess) throw invalid("Insufficient permission to access user profile.", 2018247);
  if (person.phoneOnly) throw invalid("No profile available for this user.", 2018218);
  return readNode(personNode(call, person), params);
}

function personNode({ world }: PageCall, person: FacebookPerson): GraphNode {
  const { id, firstName, lastName = "", avatar = "avatar1", locale, timezone, gender } = person;
  return new GraphNode("User", ["first_name", "last_name", "profile_pic"], {
    id,
    first_name: firstName,
    last_name: lastName,
    name: personName(person),
    profile_pic: () => pictureUrl(world, avatar),
    locale,
    timezone,
    gender,
  });
}
