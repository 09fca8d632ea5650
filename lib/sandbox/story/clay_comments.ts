import { answers, edits, native, says, shows } from "@/lib/sandbox/story/steps.ts";
import type { StoryConversation } from "@/lib/sandbox/story/types.ts";

/** Under the pottery's posts and in its discussions. */
export const clayComments: readonly StoryConversation[] = [
  {
    key: "glaze-pink",
    account: "clayVk",
    under: "glazes",
    customer: "vika",
    agent: "vera",
    start: "6d 11:25",
    closed: true,
    steps: [
      says("«Пудра» на фото очень розовая. В жизни такая же?"),
      answers(
        "12m",
        "Виктория, в жизни она теплее и спокойнее, ближе к сухой розе. Заходите посмотреть, образцы лежат у входа.",
      ),
      says("Зайду в выходные!", "20m"),
    ],
  },
  {
    key: "glaze-price",
    account: "clayVk",
    under: "glazes",
    customer: "maxim",
    agent: "ilya",
    start: "6d 15:02",
    steps: [
      says("А цена от цвета зависит?"),
      answers("9m", "Максим, не зависит: любая глазурь из двенадцати в одну цену."),
    ],
  },
  {
    key: "glaze-photo",
    account: "clayVk",
    under: "glazes",
    customer: "lida",
    agent: "vera",
    start: "5d 09:48",
    steps: [
      shows("plates", "Моя «Терракота» второй год, ни скола. Рекомендую!"),
      answers("30m", "Лидия, какая красота в деле! Спасибо, что показали."),
    ],
  },
  {
    key: "kiln-bowls",
    account: "clayVk",
    under: "kiln",
    customer: "nadia",
    agent: "vera",
    start: "4d 10:44",
    closed: true,
    steps: [
      says("Один набор мне!"),
      edits(0, "Один набор мне! Екатеринбург, доставка нужна"),
      answers("5m", "Надежда, отложили. Написали вам в сообщения про доставку."),
      says("Увидела, спасибо", "15m"),
    ],
  },
  {
    key: "kiln-doubt",
    account: "clayVk",
    under: "kiln",
    customer: "kostya",
    agent: "ilya",
    start: "4d 13:30",
    steps: [
      says("2600 за три миски? В икее дешевле было"),
      answers(
        "16m",
        "Константин, было дешевле, правда. Наши крутят руками, обжигают дважды, и если скол появится за первый год, меняем бесплатно.",
      ),
      says("Насчёт замены не знал, уважаю", "40m"),
    ],
  },
  {
    key: "class-time",
    account: "clayVk",
    under: "class",
    customer: "polina",
    agent: "vera",
    start: "2d 12:20",
    steps: [
      says("Запишите двоих. Можно опоздать минут на двадцать, едем из Мытищ?"),
      native("10m", "Полина, можно, начнём с чая. Записала двоих."),
      says("Спасибо 🙏", "3m"),
    ],
  },
  {
    key: "class-allergy",
    account: "clayVk",
    under: "class",
    customer: "inna",
    agent: "vera",
    start: "70m",
    steps: [
      says("Подскажите, а глина пачкает сильно? Надевать что не жалко?"),
      says("И места ещё есть?", "1m"),
    ],
  },
  {
    key: "review-zarina",
    account: "clayVk",
    under: "reviews",
    customer: "zarina",
    agent: "vera",
    start: "3d 20:10",
    steps: [
      says(
        "Заказывала сервиз на юбилей свекрови. Упаковали так, что можно было с самолёта бросать. Свекровь плакала. От радости, уточняю.",
      ),
      native("14h", "Зарина, спасибо! Юбиляру крепкого здоровья, сервизу долгих обедов."),
    ],
  },
  {
    key: "shipping-kazakhstan",
    account: "clayVk",
    under: "shipping",
    customer: "arthur",
    agent: "ilya",
    start: "1d 09:15",
    steps: [
      says("Отправляете ли в Казахстан и сколько идёт?"),
      native("2h", "Отправляем, 8–12 дней, от 900 ₽. Хрупкое страхуем за свой счёт."),
    ],
  },
];
