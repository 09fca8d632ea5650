import type { OtherAccount, StoryPerson, StoryPost } from "@/lib/sandbox/story/types.ts";

const APP = { appSecret: "sandbox-app-secret", verifyToken: "sandbox-verify-token" } as const;

/** The same three businesses at Meta's platforms. The tokens work in the sandbox alone. */
export const metaAccounts = {
  clayInstagram: {
    platform: "instagram",
    id: "17841400000000101",
    name: "Глина и небо",
    username: "glina.nebo",
    avatar: "mug",
    credentials: { ...APP, token: "IGAA-sandbox-glina-i-nebo" },
  },
  coffeeFacebook: {
    platform: "facebook",
    id: "100219000303",
    name: "Slow Harbour Coffee",
    username: "slowharbour",
    avatar: "coffee",
    credentials: { ...APP, pageToken: "EAAG-sandbox-slow-harbour" },
  },
  bikesWhatsapp: {
    platform: "whatsapp",
    id: "106540000000202",
    name: "Велодвор",
    username: "+7 495 000-02-02",
    avatar: "bike",
    credentials: {
      ...APP,
      token: "EAAG-sandbox-velodvor",
      phoneNumberId: "106540000000202",
      businessAccountId: "102290000000202",
    },
  },
} as const satisfies Record<string, OtherAccount>;

export const metaPeople: Readonly<Record<string, StoryPerson>> = {
  tasya: {
    firstName: "Таисия",
    lastName: "Орлова",
    username: "tasya.orlova",
    avatar: "avatar4",
    language: "ru",
  },
  mira: { firstName: "Мира", lastName: "Юсупова", username: "mira_yu", avatar: "avatar6", language: "ru" },
  owen: { firstName: "Owen", lastName: "Marsh", avatar: "avatar3", language: "en" },
  nora: { firstName: "Nora", lastName: "Fielding", avatar: "avatar8", language: "en" },
  gleb: { firstName: "Глеб", lastName: "Сотников", avatar: "avatar1", language: "ru" },
};

export const metaPosts: Readonly<Record<string, StoryPost>> = {
  moonVase: {
    account: "clayInstagram",
    start: "3d 12:00",
    photo: "vase",
    text: "Ваза «Луна». Крутили втроём, обжигали двое суток. Таких четыре, вторая такая же не получится.",
  },
  cupping: {
    account: "coffeeFacebook",
    start: "2d 10:00",
    photo: "coffee",
    text: "Free cupping this Saturday at ten. Three Ethiopias side by side, no slurping skills required.",
  },
};
