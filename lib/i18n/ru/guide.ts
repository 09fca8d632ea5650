import type { Message } from "@/lib/i18n/message.ts";

/** How to get what a platform asks for, step by step, and the checks after connecting. */
export const guide = {
  "step.vk.1": "Откройте сообщество как администратор: «Управление», затем «Настройки», «Работа с API».",
  "step.vk.2":
    "Нажмите «Создать ключ» и отметьте: управление сообществом, сообщения, фотографии, файлы, стена.",
  "step.vk.3": "Подтвердите создание в телефоне и скопируйте ключ целиком.",
  "step.vk.4": "Включите «Сообщения сообщества» в разделе «Сообщения», чтобы клиенты могли вам писать.",
  "step.vk.5": "Вставьте ключ сюда. Сервер уведомлений и события мы настроим сами.",
  "step.telegram.1": "Откройте в Telegram бота @BotFather (t.me/BotFather) и отправьте ему /newbot.",
  "step.telegram.2": "Придумайте имя, которое увидят клиенты, и адрес, который кончается на bot.",
  "step.telegram.3": "@BotFather ответит сообщением с токеном: цифры, двоеточие и длинный набор знаков.",
  "step.telegram.4": "Вставьте токен сюда. Если бот уже есть, возьмите токен командой /token.",
  "step.webchat.1": "Нажмите «Создать чат»: получите код для сайта и ссылку.",
  "step.webchat.2": "Вставьте код на сайт или просто отправьте клиенту ссылку.",
  "step.facebook.1":
    "Откройте developers.facebook.com и создайте приложение с Messenger. Подойдёт и то, что уже есть.",
  "step.facebook.2":
    "В настройках Messenger добавьте свою страницу и создайте её ключ с правами pages_messaging, pages_manage_metadata, pages_read_engagement, pages_read_user_content, pages_manage_engagement. Это может администратор страницы.",
  "step.facebook.3": "Скопируйте секрет приложения: он в его настройках, раздел «Основное».",
  "step.facebook.4": "Слово для проверки придумайте сами: по нему Facebook узнает наш адрес.",
  "step.facebook.5":
    "Когда подключите, вставьте адрес, который мы покажем, в раздел Webhooks приложения и опубликуйте приложение.",
  "step.instagram.1":
    "Сделайте аккаунт профессиональным и разрешите доступ к сообщениям: в настройках Instagram, раздел «Сообщения».",
  "step.instagram.2":
    "На developers.facebook.com создайте приложение с Instagram, откройте «API setup with Instagram login», добавьте аккаунт и создайте его ключ доступа.",
  "step.instagram.3": "Там же скопируйте «Instagram app secret». Это не секрет из раздела «Основное».",
  "step.instagram.4": "Слово для проверки придумайте сами: по нему Instagram узнает наш адрес.",
  "step.instagram.5":
    "Когда подключите, вставьте адрес, который мы покажем, в раздел Webhooks там же и опубликуйте приложение. Чтобы приходили комментарии, аккаунт должен быть открытым, а приложению нужен расширенный доступ (Advanced Access) к комментариям.",
  "step.whatsapp.1":
    "На developers.facebook.com создайте приложение, добавьте в него WhatsApp и номер, с которого будете писать.",
  "step.whatsapp.2": "В разделе «Настройка API» скопируйте ID номера и ID бизнес-аккаунта.",
  "step.whatsapp.3":
    "В настройках компании создайте системного пользователя, откройте ему приложение и аккаунт WhatsApp и выпустите ключ с правами whatsapp_business_messaging и whatsapp_business_management.",
  "step.whatsapp.4":
    "Скопируйте секрет приложения: он в его настройках, раздел «Основное». Слово для проверки придумайте сами.",
  "step.whatsapp.5":
    "Адрес для уведомлений поставим мы. Вам останется включить событие messages в разделе «Конфигурация» приложения.",
  "step.twitter.1": "Откройте developer.x.com под аккаунтом, которому пишут клиенты, и создайте приложение.",
  "step.twitter.2":
    "В настройках входа (User authentication settings) дайте ему доступ Read and write and Direct message.",
  "step.twitter.3":
    "В разделе Keys and tokens скопируйте API Key и API Key Secret и выпустите Access Token и Access Token Secret. Выпускать их нужно после шага 2: старым новых прав не достанется.",
  "step.twitter.4": "Вставьте все четыре ключа сюда. Адрес для уведомлений и события мы настроим сами.",
  "step.viber.1":
    "Создайте бота на partners.viber.com. Новых ботов Viber подключает на платных условиях; подойдёт и тот, что уже есть.",
  "step.viber.2": "Откройте настройки бота и скопируйте его ключ (token) целиком.",
  "step.viber.3":
    "Вставьте ключ сюда. Адрес для уведомлений мы настроим сами. Он у бота один: если бот работал с другой программой, туда сообщения приходить перестанут.",
  "step.slack.1": "Откройте api.slack.com/apps, нажмите Create New App и выберите свой Slack.",
  "step.slack.2":
    "В разделе OAuth & Permissions добавьте боту права: chat:write, im:history, app_mentions:read, users:read, users:read.email, files:read, files:write.",
  "step.slack.3":
    "В разделе App Home включите Messages Tab и разрешите писать боту, чтобы клиенты могли начать разговор.",
  "step.slack.4":
    "Установите приложение (Install App) и скопируйте Bot User OAuth Token. Signing Secret лежит в разделе Basic Information.",
  "step.slack.5":
    "Вставьте оба ключа сюда. Когда подключите, вставьте адрес, который мы покажем, в раздел Event Subscriptions.",
  "step.max.1": "Создайте бота в кабинете MAX для бизнеса или через MasterBot. Подойдёт и тот, что уже есть.",
  "step.max.2": "Откройте настройки бота и скопируйте его ключ (token) целиком.",
  "step.max.3": "Вставьте ключ сюда. Адрес для уведомлений мы настроим сами.",
  "step.other": "Следующий шаг",
  "check.vk.server": "VK присылает сюда события",
  "check.vk.server.left": "VK ещё не подтвердил наш адрес. Нажмите «Настроить заново» через минуту.",
  "check.vk.key": "Ключ подходит, прав хватает",
  "check.vk.key.left":
    "Ключу не хватает прав: {rights}. Создайте новый с ними и вставьте его ниже, в «Новый ключ».",
  "check.vk.key.open": "Открыть «Работу с API»",
  "check.vk.button": "На сайте есть кнопка или виджет",
  "check.vk.button.left":
    "Поставьте на сайт ссылку {link} или виджет сообщений: его код есть в настройках сообщений. Как только вам напишут, мы это увидим.",
  "check.vk.button.open": "Открыть настройки сообщений",
  "check.vk.messages": "Сообщения сообщества включены",
  "check.vk.messages.left": "Включите сообщения сообщества, иначе клиенты не смогут вам написать.",
  "check.vk.messages.open": "Открыть настройки сообщений",
  "check.telegram.webhook_set": "Telegram присылает сюда сообщения",
  "check.telegram.webhook_replaced": "Раньше сообщения бота уходили на {host}, теперь приходят сюда",
  "check.webchat.snippet": "Код стоит на сайте",
  "check.webchat.snippet.left": "Вставьте код на сайт. Как только кто-нибудь напишет, мы это увидим.",
  "check.facebook.subscribed": "Страница передаёт события приложению",
  "check.facebook.webhook": "Приложение присылает события сюда",
  "check.facebook.webhook.left":
    "В приложении откройте Webhooks, выберите Page и вставьте адрес для уведомлений и слово для проверки.",
  "check.facebook.fields": "Приложение подписано на события страницы",
  "check.facebook.fields.left":
    "Там же, в Webhooks, подпишитесь на события: messages, message_echoes, message_deliveries, message_reads, message_edits, message_reactions, messaging_postbacks, messaging_policy_enforcement, standby, feed.",
  "check.instagram.subscribed": "Аккаунт передаёт события приложению",
  "check.instagram.webhook": "Приложение присылает события сюда",
  "check.instagram.webhook.left":
    "В приложении откройте «API setup with Instagram login», раздел Webhooks: вставьте адрес для уведомлений и слово для проверки и подпишитесь на события: messages, message_reactions, messaging_seen, messaging_postbacks, comments, message_edit, live_comments, mentions.",
  "check.instagram.messages_access": "Доступ к сообщениям разрешён",
  "check.instagram.messages_access.left":
    "Разрешите доступ к сообщениям в настройках Instagram, раздел «Сообщения»: без этого личные сообщения не придут.",
  "check.whatsapp.subscribed": "Бизнес-аккаунт передаёт события приложению",
  "check.whatsapp.webhook": "Сообщения номера приходят сюда",
  "check.whatsapp.webhook.left":
    "В приложении откройте WhatsApp, «Конфигурация» и вставьте адрес для уведомлений и слово для проверки.",
  "check.whatsapp.fields": "Приложение подписано на сообщения",
  "check.whatsapp.fields.left":
    "В приложении откройте WhatsApp, «Конфигурация» и подпишитесь на событие messages. Если номер работает и в приложении WhatsApp Business, подпишитесь и на smb_message_echoes: ответы оттуда появятся здесь.",
  "check.twitter.webhook": "X присылает события сюда",
  "check.twitter.webhook.left":
    "X пока не шлёт сюда события: сообщения не придут, но отвечать можно. Проверьте тариф приложения на developer.x.com и нажмите «Проверить шаги».",
  "check.twitter.events": "Личные сообщения, упоминания и ответы включены",
  "check.twitter.events.left":
    "X включил не все события. Проверьте тариф и права приложения на developer.x.com и нажмите «Проверить шаги».",
  "check.viber.webhook_set": "Viber присылает сюда сообщения",
  "check.viber.webhook_replaced": "Раньше сообщения бота уходили на {host}, теперь приходят сюда",
  "check.slack.token": "Slack принял ключ бота",
  "check.slack.request_url": "Приложение присылает события сюда",
  "check.slack.request_url.left":
    "На api.slack.com/apps откройте приложение, раздел Event Subscriptions, включите события и вставьте адрес для уведомлений в поле Request URL.",
  "check.slack.events": "Приложение подписано на сообщения",
  "check.slack.events.left":
    "Там же, в Subscribe to bot events, добавьте message.im, app_mention, app_uninstalled, tokens_revoked и сохраните. Нужны все сообщения каналов, куда пригласили приложение, — добавьте и message.channels: Slack попросит право channels:history и новую установку приложения.",
  "check.slack.interactivity": "Кнопки под нашими сообщениями нажимаются",
  "check.slack.interactivity.left":
    "Чтобы клиенты оценивали ответы кнопками: раздел Interactivity & Shortcuts, включите и вставьте тот же адрес в поле Request URL.",
  "check.slack.messages_tab": "Клиенты могут писать боту",
  "check.slack.messages_tab.left":
    "В разделе App Home включите Messages Tab и разрешите отправлять в нём сообщения.",
  "check.max.webhook_set": "MAX присылает сюда сообщения",
  "check.max.webhook_others": "Сообщения бота получаем и мы, и {host}. Лишнее можно отключить там",
  "check.other": "Шаг настройки",
  "check.first": "Пришло первое сообщение",
  "check.first.left": "Напишите в этот канал сами: сообщение появится в обращениях.",
} satisfies Record<string, Message>;
