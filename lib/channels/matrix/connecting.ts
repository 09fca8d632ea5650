import type { Capability } from "@/lib/channels/capabilities.ts";
import { countEn, countRu } from "@/lib/channels/matrix/counts.ts";
import { no, said, yes } from "@/lib/channels/matrix/draft.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

const connect: Spec = {
  id: "connect",
  title: said("Подключение", "Connecting"),
  changeable: "owner",
  topic: "setup",
  cell: howToConnect,
  platforms: {
    vk: {
      also: said(
        "Ключ сообщества делает администратор; если ключу не хватает прав, назовём каких.",
        "Only an administrator can make a community token; if it lacks rights, we name them.",
      ),
      usedesk: yes("Подключает администратор сообщества.", "An administrator of the community connects it."),
      behaviours: ["VK-01"],
    },
    facebook: {
      also: said(
        "Подключает администратор страницы.",
        "An administrator of the page connects it.",
      ),
      usedesk: yes("Подключает администратор страницы.", "An administrator of the page connects it."),
      behaviours: ["FB-01"],
    },
    instagram: {
      also: said(
        "Нужен профессиональный аккаунт с разрешённым доступом к сообщениям.",
        "It takes a professional account that allows access to its messages.",
      ),
      behaviours: ["IG-01"],
    },
    twitter: {
      also: said(
        "Нужны ключи своего приложения и оплата X API.",
        "It takes the keys of your own app and a paid X API.",
      ),
      behaviours: ["TW-01"],
    },
    viber: {
      also: said(
        "Показываем ссылку viber://pa?chatURI=… и QR-код к ней.",
        "We show the link viber://pa?chatURI=… and its QR code.",
      ),
      platformLimit: said(
        "С февраля 2024 года Viber открывает новых ботов только на коммерческих условиях.",
        "Since February 2024 Viber opens new bots on commercial terms only.",
      ),
      behaviours: ["VB-01"],
    },
    telegram: {
      also: said("Токен бота выдаёт @BotFather.", "@BotFather gives out the bot token."),
      behaviours: ["TG-01"],
    },
    whatsapp: {
      note: said(
        "Вставьте ключи: проверим их и сами направим сюда сообщения номера. Вам останется включить события в приложении.",
        "Paste the keys: we check them and point the number's messages here ourselves. All that is left is to switch its events on in the app.",
      ),
      also: said(
        "Нужен номер в WhatsApp Business Platform.",
        "It takes a number on the WhatsApp Business Platform.",
      ),
      usedesk: yes("Есть на платном тарифе.", "Available on a paid plan."),
      behaviours: ["WA-01"],
    },
    slack: {
      also: said("Нужно приложение в вашем Slack.", "It takes an app in your Slack."),
      behaviours: ["SL-01"],
    },
    max: {
      also: said("Нужен токен бота из кабинета MAX.", "It takes a bot token from the MAX cabinet."),
    },
    email: {
      also: said(
        "Понадобятся адрес и почтовый сервер для отправки.",
        "It will take an address and a mail server to send through.",
      ),
    },
  },
};

function howToConnect(row: Capability) {
  if (row.availability === "soon") {
    const draft = no("Скоро: подключить пока нельзя.", "Coming soon: it cannot be connected yet.");
    return { ...draft, changeable: "us" as const };
  }
  if (row.webhook === "none") {
    return yes(
      "Вставьте код чата на сайт, и он заработает.",
      "Put the chat's code on your site and it works.",
    );
  }
  if (row.webhook === "guide") {
    return yes(
      "Вставьте ключи: проверим их и покажем, куда в настройках вашего приложения вписать наш адрес.",
      "Paste the keys: we check them and show where in your app's settings our address goes.",
    );
  }
  return yes(
    "Вставьте ключ: проверим его и сами настроим приём сообщений.",
    "Paste the key: we check it and set up the delivery of messages ourselves.",
  );
}

const guide: Spec = {
  id: "guide",
  title: said("Подсказка по шагам", "Step-by-step guide"),
  changeable: "us",
  topic: "setup",
  cell: ({ credentials, webhook }) => {
    const count = credentials.length;
    if (count === 0) return yes("Ключи не нужны.", "No keys are needed.");
    const what = count === 1
      ? said("ключ", "the key")
      : said(countRu(count, "значение", "значения", "значений"), countEn(count, "value", "values"));
    return webhook === "guide"
      ? yes(
        `Покажем, где взять ${what.ru} и куда вставить наш адрес для уведомлений.`,
        `We show where to find ${what.en} and where to put our address for notifications.`,
      )
      : yes(
        `Покажем, где взять ${what.ru}. После каждого шага проверим, что всё получилось.`,
        `We show where to find ${what.en}. Each step is checked before the next.`,
      );
  },
  platforms: {
    vk: {
      also: said(
        "Поможем включить сообщения сообщества и поставить кнопку или виджет на сайт.",
        "We help to switch community messages on and to put the button or widget on a site.",
      ),
      behaviours: ["VK-16"],
    },
    telegram: { behaviours: ["TG-01"] },
    whatsapp: { behaviours: ["WA-01"] },
    slack: { behaviours: ["SL-01"] },
  },
};

/** Connecting an account. */
export const connecting: readonly Spec[] = [connect, guide];
