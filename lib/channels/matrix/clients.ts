import { countEn, countRu } from "@/lib/channels/matrix/counts.ts";
import { limits, said, yes } from "@/lib/channels/matrix/draft.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

const card: Spec = {
  id: "card",
  title: said("Карточка клиента", "The client card"),
  changeable: "platform",
  topic: "profile",
  behaviours: ["C-06"],
  cell: () => yes("Имя и фото.", "Name and picture."),
  platforms: {
    vk: {
      note: said(
        "Фото, имя, ссылка, город, сайт и телефон, если клиент их не скрыл; страна — пока VK её отдаёт.",
        "Picture, name, link, city, site and phone unless the client hides them; country while VK gives it.",
      ),
      usedesk: yes(
        "Фото, имя, ссылка, страна, город, телефон, сайт.",
        "Picture, name, link, country, city, phone, site.",
      ),
      behaviours: ["VK-15"],
    },
    facebook: {
      answer: "limits",
      note: said(
        "Имя и номер; фото — если Facebook разрешил.",
        "Name and id; the picture when Facebook grants it.",
      ),
      platformLimit: said(
        "Фото отдают приложениям с отдельным разрешением.",
        "The picture goes to apps with a permission of its own.",
      ),
      usedesk: limits(
        "Имя и номер; из личных сообщений только имя.",
        "Name and id; from messages the name alone.",
      ),
      behaviours: ["FB-11"],
    },
    instagram: {
      note: said("Фото, имя, ник и ссылка.", "Picture, name, nickname and link."),
      platformLimit: said(
        "Об авторе комментария, который не писал в Direct, известен только ник.",
        "Of a commenter who never wrote in Direct only the nickname is known.",
      ),
      usedesk: yes("Фото, имя, ник, ссылка.", "Picture, name, nickname, link."),
      behaviours: ["IG-12"],
    },
    twitter: {
      note: said("Фото, имя и ссылка.", "Picture, name and link."),
      usedesk: yes("Фото, имя, ссылка.", "Picture, name, link."),
      behaviours: ["TW-11"],
    },
    viber: {
      note: said("Фото, имя и номер в Viber.", "Picture, name and Viber id."),
      usedesk: yes("Фото, имя, номер в Viber.", "Picture, name, Viber id."),
      behaviours: ["VB-08"],
    },
    telegram: {
      note: said("Фото, имя и ник.", "Picture, name and nickname."),
      platformLimit: said(
        "Телефон виден, только если клиент сам пришлёт контакт.",
        "The phone is known only when the client sends the contact.",
      ),
      usedesk: yes("Фото, имя, ник.", "Picture, name, nickname."),
      behaviours: ["TG-08"],
    },
    whatsapp: {
      answer: "limits",
      note: said("Имя, телефон и ник, если он есть.", "Name, phone, and a nickname if there is one."),
      platformLimit: said("Фото WhatsApp не отдаёт.", "WhatsApp does not hand out the picture."),
      usedesk: yes("Фото, если есть, имя, ник.", "Picture if any, name, nickname."),
      behaviours: ["WA-08"],
    },
    slack: {
      note: said("Фото, имя и ник.", "Picture, name and nickname."),
      usedesk: yes("Фото, имя, ник.", "Picture, name, nickname."),
      behaviours: ["SL-08"],
    },
    webchat: {
      answer: "limits",
      note: said(
        "То, что клиент назвал сам или передал ваш сайт.",
        "What the client told or your site passed on.",
      ),
      changeable: "owner",
    },
    max: {
      note: said("Имя и ник; фото — если его отдают.", "Name and nickname; the picture where it is given."),
    },
    email: { answer: "limits", note: said("Имя и адрес из письма.", "Name and address from the letter.") },
  },
};

const refresh: Spec = {
  id: "profile-refresh",
  title: said("Обновление карточки", "Refreshing the card"),
  changeable: "us",
  topic: "profile",
  behaviours: ["C-06"],
  cell: ({ profileRefreshDays: days }) =>
    days === undefined
      ? limits(
        "Берём при первом сообщении. Заполненное вами не меняем.",
        "Taken with the first message. What you filled in stays.",
      )
      : yes(
        `Раз в ${countRu(days, "день", "дня", "дней")}. Заполненное вами не меняем.`,
        `Every ${countEn(days, "day", "days")}. What you filled in stays.`,
      ),
  platforms: {
    vk: { usedesk: yes("Раз в 30 дней.", "Every 30 days."), behaviours: ["VK-15"] },
  },
};

/** Who the client is. */
export const clients: readonly Spec[] = [card, refresh];
