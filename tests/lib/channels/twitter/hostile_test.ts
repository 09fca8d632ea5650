import { EVENT_TYPES } from "@/lib/channels/twitter/activity.ts";
import { surviveAnything, surviveJunk, surviveMutations } from "../hostile.ts";
import {
  activity,
  ANN,
  AT,
  BRAND,
  direct,
  dmEvent,
  INCLUDES,
  mention,
  older,
  PHOTO,
  read,
  reply,
  sentDirect,
  tweet,
  VIDEO,
} from "./samples.ts";

Deno.test("C-10 no payload whatever makes the reading throw", () => {
  surviveAnything(read);
});

Deno.test("C-10 one broken member anywhere in a good event is survived", () => {
  const media = { attachment: { type: "media", media: PHOTO }, text: "a https://t.co/photo" };
  const extended_tweet = { full_text: "@krinka a", extended_entities: { media: [VIDEO] } };
  const seen = { created_timestamp: String(AT), sender_id: ANN, last_read_event_id: "5" };
  surviveMutations(read, [
    dmEvent(direct(media)),
    dmEvent(sentDirect()),
    activity("post.reply.create", reply(), INCLUDES),
    activity("post.mention.create", mention(), INCLUDES),
    activity("dm.received", {
      id: "5",
      event_type: "MessageCreate",
      text: "a",
      sender_id: ANN,
      dm_conversation_id: `${BRAND}-${ANN}`,
    }),
    activity("dm.read", seen),
    activity("chat.received", { id: "x", sender_id: ANN, created_at_msec: String(AT) }),
    older({ tweet_create_events: [tweet({ extended_tweet })] }),
    older({ direct_message_events: [direct(media)], direct_message_mark_read_events: [seen] }),
  ]);
});

Deno.test("C-10 junk in the place of any member of an event is survived", () => {
  const keys = [
    "id",
    "author_id",
    "text",
    "entities",
    "attachments",
    "referenced_tweets",
    "display_text_range",
  ];
  const more = [
    "direct_message_events",
    "users",
    "note_tweet",
    "edit_history_tweet_ids",
    "created_at",
    "sender_id",
  ];
  // Whatever the type, what it speaks of is there.
  const whole = {
    ...reply(),
    direct_message_events: [direct()],
    sender_id: ANN,
    last_read_event_id: "5",
    created_timestamp: String(AT),
    user_id: BRAND,
  };
  for (const type of EVENT_TYPES) {
    surviveJunk(read, (junk) => activity(type, { ...whole, ...junk }, INCLUDES), [...keys, ...more]);
  }
  const tweetKeys = [
    "id_str",
    "user",
    "text",
    "entities",
    "extended_tweet",
    "extended_entities",
    "created_at",
  ];
  surviveJunk(read, (junk) => older({ tweet_create_events: [tweet(junk)] }), tweetKeys);
  surviveJunk(read, (junk) => activity("post.create", reply(), junk), ["users", "tweets", "media"]);
});
