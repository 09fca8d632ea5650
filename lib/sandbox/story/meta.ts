import { answers, native, reads, says, shows } from "@/lib/sandbox/story/steps.ts";
import type { StoryConversation } from "@/lib/sandbox/story/types.ts";

/** The pottery at Instagram, the roaster at Facebook and the workshop at WhatsApp. */
export const meta: readonly StoryConversation[] = [
  {
    key: "moon-vase",
    account: "clayInstagram",
    under: "moonVase",
    customer: "tasya",
    agent: "vera",
    start: "3d 12:20",
    tags: ["заказ"],
    steps: [
      says("Сколько стоит? И есть ли пониже?"),
      answers("8m", "Таисия, эта 6 400 ₽. Пониже есть одна, 22 сантиметра, пришлём фото сюда, в Директ."),
    ],
  },
  {
    key: "cracked-saucer",
    account: "clayInstagram",
    customer: "mira",
    agent: "vera",
    start: "1d 16:05",
    closed: true,
    steps: [
      says("Здравствуйте! Блюдце приехало с трещинкой"),
      shows("cracked", "", "1m"),
      answers("7m", "Мира, простите нас. Отправим новое завтра, старое оставьте под цветок."),
      reads("3m"),
      says("Так быстро! Спасибо", "5m"),
    ],
  },
  {
    key: "cupping-seats",
    account: "coffeeFacebook",
    under: "cupping",
    customer: "owen",
    agent: "maya",
    start: "2d 10:40",
    steps: [
      says("Is there still room for two? One of us only drinks tea but is open to persuasion."),
      answers("12m", "There is, Owen. We will save two seats and one very patient explanation."),
    ],
  },
  {
    key: "grinder-advice",
    account: "coffeeFacebook",
    customer: "nora",
    agent: "maya",
    start: "1d 11:15",
    steps: [
      says("Hello! My grinder jams on your light roast. Is it the beans or me?"),
      answers("9m", "Neither, Nora: light roasts are harder. Go two clicks coarser, then creep back."),
      reads("2m"),
      says("Two clicks did it. Magic.", "20m"),
      native("6m", "Enjoy it! And do brush the burrs on Sundays."),
    ],
  },
  {
    key: "flat-on-the-way",
    account: "bikesWhatsapp",
    customer: "gleb",
    agent: "anton",
    start: "5h",
    tags: ["ремонт"],
    steps: [
      says("Добрый день! Прокол на Садовой, успею к вам до закрытия?"),
      shows({ kind: "location" }, "", "20s"),
      answers("4m", "Глеб, успеете: мы до девяти, заклеим за десять минут. 400 ₽."),
      reads("1m"),
      shows("voice", "", "30s"),
      answers("3m", "Да, камеры такие есть. Ждём."),
    ],
  },
];
