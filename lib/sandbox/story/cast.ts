import { elsewhereAccounts, elsewherePeople } from "@/lib/sandbox/story/elsewhere_cast.ts";
import { metaAccounts, metaPeople, metaPosts } from "@/lib/sandbox/story/meta_cast.ts";
import type { StoryAccount, StoryPerson, StoryPost, StoryTopic } from "@/lib/sandbox/story/types.ts";

/** Two pottery accounts, a coffee roaster and a bicycle workshop. The tokens work in the sandbox alone. */
export const accounts = {
  clayTelegram: {
    platform: "telegram",
    token: "7100001:sandbox-glina-i-nebo",
    name: "Глина и небо",
    username: "glina_nebo_bot",
  },
  clayVk: {
    platform: "vk",
    token: "vk1.a.sandbox-glina-i-nebo",
    name: "Глина и небо",
    screenName: "glina_nebo",
    groupId: 219_000_101,
    avatar: "mug",
  },
  coffeeTelegram: {
    platform: "telegram",
    token: "7100002:sandbox-slow-harbour",
    name: "Slow Harbour Coffee",
    username: "slow_harbour_bot",
  },
  bikesVk: {
    platform: "vk",
    token: "vk1.a.sandbox-velodvor",
    name: "Велодвор",
    screenName: "velodvor",
    groupId: 219_000_202,
    avatar: "bike",
  },
  ...metaAccounts,
  ...elsewhereAccounts,
} as const satisfies Record<string, StoryAccount>;

/** Who answers; the demo gives each name to a member. */
export const agents = {
  vera: { name: "Вера Лоскутова" },
  ilya: { name: "Илья Берёзкин" },
  maya: { name: "Maya Thornton" },
  anton: { name: "Антон Жданов" },
} as const;

export const people: Readonly<Record<string, StoryPerson>> = {
  marina: {
    firstName: "Марина",
    lastName: "Соловьёва",
    username: "marina_slv",
    avatar: "avatar2",
    language: "ru",
  },
  denis: {
    firstName: "Денис",
    lastName: "Кравцов",
    username: "dkravtsov",
    avatar: "avatar1",
    language: "ru",
  },
  olga: { firstName: "Ольга", lastName: "Тимченко", avatar: "avatar8", language: "ru" },
  timur: { firstName: "Тимур", lastName: "Галеев", username: "timur_gal", avatar: "avatar5", language: "ru" },
  ksenia: {
    firstName: "Ксения",
    lastName: "Вольская",
    username: "ks_volskaya",
    avatar: "avatar6",
    language: "ru",
  },
  pavel: { firstName: "Павел", lastName: "Ярцев", language: "ru" },
  alina: {
    firstName: "Алина",
    lastName: "Рублёва",
    username: "alina.rubl",
    avatar: "avatar4",
    language: "ru",
  },
  george: {
    firstName: "Георгий",
    lastName: "Сафонов",
    username: "gsafonov",
    avatar: "avatar3",
    language: "ru",
  },
  svetlana: { firstName: "Светлана", lastName: "Ожегова", language: "ru", avatar: "avatar2" },
  roman: { firstName: "Роман", lastName: "Бельский", username: "rbelsky", language: "ru" },
  yana: { firstName: "Яна", lastName: "Кузьмина", username: "yanakuz", avatar: "avatar6", language: "ru" },
  cafe: {
    firstName: "Кафе",
    lastName: "«Полдень»",
    username: "cafe_polden",
    avatar: "avatar7",
    language: "ru",
  },

  vika: {
    firstName: "Виктория",
    lastName: "Малахова",
    avatar: "avatar6",
    city: "Казань",
    phone: "+7 900 555-01-42",
  },
  stepan: { firstName: "Степан", lastName: "Ильин", avatar: "avatar3", city: "Тверь" },
  nadia: { firstName: "Надежда", lastName: "Фролова", avatar: "avatar8", city: "Екатеринбург" },
  arthur: { firstName: "Артур", lastName: "Саакян", avatar: "avatar5", city: "Ростов-на-Дону" },
  lida: { firstName: "Лидия", lastName: "Чернова", avatar: "avatar4", city: "Псков" },
  egor: { firstName: "Егор", lastName: "Панин", avatar: "avatar1", city: "Москва" },
  zarina: {
    firstName: "Зарина",
    lastName: "Ахметова",
    avatar: "avatar2",
    city: "Уфа",
    phone: "+7 900 555-01-77",
  },
  maxim: { firstName: "Максим", lastName: "Дробышев", avatar: "avatar7", city: "Вологда" },
  inna: { firstName: "Инна", lastName: "Гречко", avatar: "avatar6", city: "Самара" },
  kostya: { firstName: "Константин", lastName: "Лунёв", avatar: "avatar1", city: "Москва" },
  fedor: { firstName: "Фёдор", lastName: "Шилов", avatar: "avatar3", city: "Москва" },
  polina: { firstName: "Полина", lastName: "Зимина", avatar: "avatar4", city: "Мытищи" },

  hannah: {
    firstName: "Hannah",
    lastName: "Whitlock",
    username: "hwhitlock",
    avatar: "avatar4",
    language: "en",
  },
  tom: { firstName: "Tom", lastName: "Ashby", username: "tom_ashby", avatar: "avatar3", language: "en" },
  priya: { firstName: "Priya", lastName: "Raman", username: "priya_r", avatar: "avatar2", language: "en" },
  lucas: { firstName: "Lucas", lastName: "Moreau", username: "lmoreau", avatar: "avatar5", language: "fr" },
  eileen: { firstName: "Eileen", lastName: "Doyle", avatar: "avatar8", language: "en" },
  ben: { firstName: "Ben", lastName: "Okafor", username: "benokafor", avatar: "avatar7", language: "en" },
  greta: { firstName: "Greta", lastName: "Lind", username: "gretalind", avatar: "avatar6", language: "en" },
  sam: { firstName: "Sam", lastName: "Pruitt", username: "sampruitt", language: "en" },
  ...metaPeople,
  ...elsewherePeople,
};

export const posts: Readonly<Record<string, StoryPost>> = {
  glazes: {
    account: "clayVk",
    start: "6d 11:00",
    photo: "glazes",
    text:
      "Двенадцать глазурей этой осени. Восемь старых знакомых и четыре новых: «Пудра», «Мох», «Туман» и «Охра». " +
      "Любую кружку, пиалу или тарелку можно заказать в любом цвете, срок — две недели. Какая ваша?",
  },
  kiln: {
    account: "clayVk",
    start: "4d 10:30",
    photo: "bowls",
    text:
      "Открыли печь. Пиалы «Три сестры» вышли ровно такими, как задумали. В наличии девять наборов, по 2 600 ₽.",
  },
  class: {
    account: "clayVk",
    start: "2d 12:00",
    photo: "plates",
    text:
      "В субботу в 12:00 лепим тарелки. Глина, фартук, обжиг и чай входят в стоимость, 2 500 ₽ с человека. " +
      "Осталось пять мест, запись в сообщениях.",
  },
  winter: {
    account: "bikesVk",
    start: "5d 09:00",
    photo: "bike",
    text:
      "Зимнее хранение: помоем, обслужим и вернём весной готовым к дороге. 3 900 ₽ за сезон, забираем сами по Москве.",
  },
  ...metaPosts,
};

export const topics: Readonly<Record<string, StoryTopic>> = {
  reviews: { account: "clayVk", title: "Отзывы" },
  shipping: { account: "clayVk", title: "Вопросы о доставке" },
};
