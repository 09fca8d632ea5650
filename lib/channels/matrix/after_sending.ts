import { limits, no, said, yes } from "@/lib/channels/matrix/draft.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

const deletions: Spec = {
  id: "deletions",
  title: said("Удаление сообщений клиентом", "Messages that the customer deletes"),
  changeable: "platform",
  topic: "events",
  cell: ({ reports }) =>
    reports.includes("deletions")
      ? yes("Удалённое помечаем в переписке.", "What was deleted is marked in the conversation.")
      : no("Площадка не сообщает: сообщение останется.", "The platform does not tell: the message stays."),
  platforms: {
    vk: {
      answer: "limits",
      note: said(
        "Об удалённых комментариях VK сообщает, о личных сообщениях — нет.",
        "VK tells of deleted comments, not of deleted direct messages.",
      ),
    },
    facebook: {
      answer: "limits",
      note: said(
        "Об удалённых комментариях Facebook сообщает, о личных сообщениях — нет.",
        "Facebook tells of deleted comments, not of deleted direct messages.",
      ),
    },
    instagram: {
      answer: "limits",
      note: said(
        "Отозванное в Direct помечаем, об удалённых комментариях Instagram не сообщает.",
        "What is unsent in Direct is marked; Instagram does not tell of deleted comments.",
      ),
    },
    twitter: {
      answer: "limits",
      note: said(
        "Узнаём об удалённых записях своего аккаунта, о сообщениях клиента — нет.",
        "We learn of deleted posts of the own account, not of the customer's messages.",
      ),
    },
    webchat: {
      changeable: "us",
      note: said("В чате на сайте сообщения не удаляют.", "Messages of the web chat cannot be deleted."),
    },
    email: { note: said("Отправленное письмо не отозвать.", "A letter that was sent cannot be taken back.") },
  },
};

const statuses: Spec = {
  id: "statuses",
  title: said("Доставлено и прочитано", "Delivered and read"),
  changeable: "platform",
  topic: "events",
  cell: ({ receipts }) => {
    const delivered = receipts.includes("delivered");
    if (delivered && receipts.includes("read")) {
      return yes("Показываем оба: доставлено и прочитано.", "Both are shown: delivered and read.");
    }
    return receipts.length > 0
      ? limits("Показываем, что прочитано.", "It shows when a message was read.")
      : no(
        "Площадка не сообщает: видно только «отправлено».",
        "The platform does not tell: only “sent” is shown.",
      );
  },
  platforms: {
    viber: {
      usedesk: yes("Показываются доставка и прочтение.", "Delivery and reading are shown."),
      behaviours: ["VB-09"],
    },
    whatsapp: {
      also: said(
        "Статус только растёт; отчёты о прочтении клиент может выключить.",
        "A status only moves forward; the customer can switch read receipts off.",
      ),
      usedesk: yes("Показываются доставка и прочтение.", "Delivery and reading are shown."),
      behaviours: ["WA-09"],
    },
    email: {
      note: said(
        "Доставку письма никто не обещает; если письмо вернётся, скажем.",
        "Nobody promises delivery of a letter; if it bounces, we say so.",
      ),
    },
  },
};

const unknown: Spec = {
  id: "unknown-content",
  title: said("Незнакомое содержимое", "Content of an unknown kind"),
  changeable: "us",
  topic: "ours",
  behaviours: ["C-10"],
  cell: () =>
    yes(
      "Не теряем: в переписке будет заметка, что пришло, и ссылка, где посмотреть.",
      "Never lost: the conversation says what came and links to where it can be seen.",
    ),
};

/** What becomes of a message once it is there. */
export const afterSending: readonly Spec[] = [deletions, statuses, unknown];
