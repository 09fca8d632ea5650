import type { OtherAccount, StoryPerson } from "@/lib/sandbox/story/types.ts";

/** The same three businesses at X, Viber, Slack and MAX. The tokens work in the sandbox alone. */
export const elsewhereAccounts = {
  coffeeTwitter: {
    platform: "twitter",
    id: "1784928224372000301",
    name: "Slow Harbour Coffee",
    username: "slowharbour",
    avatar: "coffee",
    credentials: {
      consumerKey: "sandbox-slow-harbour-app",
      consumerSecret: "sandbox-slow-harbour-app-secret",
      accessToken: "1784928224372000301-sandbox-slow-harbour",
      accessTokenSecret: "sandbox-slow-harbour-secret",
    },
  },
  clayViber: {
    platform: "viber",
    id: "pa:75346594275468546101",
    name: "Глина и небо",
    username: "glinanebo",
    avatar: "mug",
    credentials: { token: "4453b6ac00000101-sandbox-glina-i-nebo" },
  },
  coffeeSlack: {
    platform: "slack",
    id: "T0HARBOUR1",
    knownAs: "T0HARBOUR1:UB0HARBOUR1",
    name: "Slow Harbour Coffee",
    username: "slowharbour",
    avatar: "coffee",
    credentials: { botToken: "xoxb-sandbox-slow-harbour", signingSecret: "sandbox-slow-harbour-secret" },
  },
  bikesMax: {
    platform: "max",
    id: "229000202",
    name: "Велодвор",
    username: "velodvor_bot",
    avatar: "bike",
    credentials: { token: "sandbox-velodvor-max-token" },
  },
} as const satisfies Record<string, OtherAccount>;

export const elsewherePeople: Readonly<Record<string, StoryPerson>> = {
  imogen: {
    firstName: "Imogen",
    lastName: "Pryce",
    username: "imogenpryce",
    avatar: "avatar4",
    language: "en",
  },
  dario: {
    firstName: "Dario",
    lastName: "Conti",
    username: "dario_conti",
    avatar: "avatar5",
    language: "en",
  },
  rita: { firstName: "Рита", lastName: "Оганесян", avatar: "avatar6", language: "ru" },
  harper: {
    firstName: "Harper",
    lastName: "Lowe",
    username: "harper",
    avatar: "avatar8",
    language: "en",
  },
  tikhon: {
    firstName: "Тихон",
    lastName: "Рябов",
    username: "tikhon_r",
    avatar: "avatar7",
    language: "ru",
  },
};
