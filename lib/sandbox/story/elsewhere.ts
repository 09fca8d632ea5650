import { answers, edits, native, reads, says, shows } from "@/lib/sandbox/story/steps.ts";
import type { StoryConversation } from "@/lib/sandbox/story/types.ts";

/** The roaster at X and Slack, the pottery at Viber and the workshop at MAX. */
export const elsewhere: readonly StoryConversation[] = [
  {
    key: "parcel-at-sea",
    account: "coffeeTwitter",
    mention: true,
    customer: "imogen",
    agent: "maya",
    start: "2d 09:20",
    steps: [
      says("@slowharbour my parcel says it is in Ghent. I have never been to Ghent. Should I worry?"),
      answers("11m", "Ghent is its usual detour, Imogen. It should be with you tomorrow by noon."),
    ],
  },
  {
    key: "decaf-in-private",
    account: "coffeeTwitter",
    customer: "dario",
    agent: "maya",
    start: "1d 15:10",
    closed: true,
    steps: [
      says("Hi! Is your decaf made with water or with something I cannot pronounce?"),
      answers("6m", "Water and patience, Dario. The Swiss Water process, nothing else."),
      reads("2m"),
      shows("coffee", "Then this is me, restocking", "12m"),
      native("5m", "Good shelf. Leave room for the Sidamo in March."),
    ],
  },
  {
    key: "bowls-for-a-gift",
    account: "clayViber",
    customer: "rita",
    agent: "vera",
    start: "2d 13:35",
    tags: ["заказ"],
    steps: [
      says("Добрый день! Пиалы «Три сестры» ещё остались? Нужны в подарок к субботе"),
      answers("9m", "Рита, остались два набора. Завтра отправим, в пятницу будут у вас. Завернуть в крафт?"),
      reads("1m"),
      says("Да, и вот так, если можно", "3m"),
      shows("bowls", "", "20s"),
      answers("6m", "Так и завернём, и веточку положим."),
    ],
  },
  {
    key: "office-beans",
    account: "coffeeSlack",
    customer: "harper",
    agent: "maya",
    start: "1d 10:05",
    steps: [
      says("Morning! The office is down to its last bag. Same order as in October, please?"),
      edits(0, "Morning! The office is down to its last bag. Same order as in October, but two kilos more?"),
      answers(
        "7m",
        "Of course, Harper: six kilos of Harbour Blend. It ships today, the invoice goes to accounts.",
      ),
      shows("price", "Here is our new purchase order form", "25m"),
      answers("10m", "Filled in and on its way back to you."),
    ],
  },
  {
    key: "wheel-wobble",
    account: "bikesMax",
    customer: "tikhon",
    agent: "anton",
    start: "6h",
    tags: ["ремонт"],
    steps: [
      says("Здравствуйте! После ямы колесо бьёт о колодку. Это лечится или менять?"),
      shows("bike", "", "1m"),
      answers("8m", "Тихон, по фото лечится: подтянем спицы и поправим обод. Час работы, 900 ₽."),
      shows("voice", "", "4m"),
      answers("5m", "Да, сегодня можно до восьми. Ставьте у входа, мы увидим."),
    ],
  },
];
