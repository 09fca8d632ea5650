import type { Message } from "@/lib/i18n/message.ts";

/** Connecting an account: the form, and what can be wrong with the credentials. */
export const connect = {
  "title": "Подключить {platform}",
  "title.none": "Новый канал: {platform}",
  "guide": "Как это сделать",
  "form": "Ключи",
  "form.none": "Ключи не нужны: чат заработает сразу.",
  "name": "Название канала",
  "name.help": "Как его будут видеть сотрудники. Можно оставить пустым",
  "submit": "Проверить и подключить",
  "said.nothing": "без объяснений",
  "submit.none": "Создать чат",
  "checking": "Проверяем ключ…",
  "soon.title": "{platform} подключим скоро",
  "soon.help": "Пока посмотрите, что этот канал будет уметь, или подключите то, что уже готово.",
  "field.token": "Ключ доступа",
  "field.pageToken": "Ключ страницы",
  "field.appSecret": "Секрет приложения",
  "field.verifyToken": "Слово для проверки",
  "field.consumerKey": "API Key",
  "field.consumerSecret": "API Key Secret",
  "field.accessToken": "Access Token",
  "field.accessTokenSecret": "Access Token Secret",
  "field.phoneNumberId": "Номер телефона: ID",
  "field.businessAccountId": "ID бизнес-аккаунта",
  "field.botToken": "Bot User OAuth Token",
  "field.signingSecret": "Signing Secret",
  "field.other": "Ключ",
  "error.missing": "Вставьте ключ: без него канал не подключить.",
  "error.malformed": "Это не похоже на ключ. Скопируйте его целиком, без пробелов.",
  "error.no_answer": "{platform} сейчас не отвечает. Попробуйте ещё раз через минуту.",
  "error.vk.rights_missing":
    "Ключу сообщества «{community}» не хватает прав: {rights}. Создайте новый ключ и отметьте их все.",
  "error.vk.not_community":
    "Это ключ человека, а нужен ключ сообщества. Создайте его в настройках сообщества.",
  "error.vk.token_refused":
    "VK не принимает этот ключ (ответ: {said}). Проверьте, что он скопирован целиком и не удалён.",
  "error.vk.no_free_server":
    "В сообществе уже десять серверов уведомлений, больше VK не даёт. Удалите лишний в разделе «Работа с API» и попробуйте снова.",
  "error.vk.address_refused":
    "VK не принял наш адрес для уведомлений (ответ: {said}). Он должен быть открыт из интернета по HTTPS.",
  "error.vk.unreachable": "VK сейчас не отвечает (ответ: {said}). Попробуйте ещё раз через минуту.",
  "error.vk.refused": "VK отказал (ответ: {said}). Проверьте права ключа и попробуйте ещё раз.",
  "error.telegram.token_shape":
    "Токен выглядит иначе: цифры, двоеточие и длинный набор знаков. Скопируйте его из сообщения @BotFather целиком.",
  "error.telegram.token_refused":
    "Telegram не знает этого токена (ответ: {said}). Возьмите свежий у @BotFather командой /token.",
  "error.telegram.busy": "Telegram просит подождать (ответ: {said}). Попробуйте ещё раз через минуту.",
  "error.telegram.unreachable": "Telegram сейчас не отвечает. Попробуйте ещё раз через минуту.",
  "error.telegram.webhook_refused":
    "Telegram не принял наш адрес (ответ: {said}). Он должен быть открыт из интернета по HTTPS.",
  "error.facebook.token_refused":
    "Facebook не принимает этот ключ (ответ: {said}). Возьмите новый ключ страницы и скопируйте его целиком.",
  "error.facebook.secret_refused":
    "Секрет не от того приложения, что ключ. Скопируйте его в настройках приложения, раздел «Основное».",
  "error.facebook.not_page": "Это ключ человека, а нужен ключ страницы. Создайте его для своей страницы.",
  "error.facebook.rights_missing": "Ключу не хватает прав: {rights}. Создайте новый и отметьте их все.",
  "error.facebook.unreachable":
    "Facebook сейчас не отвечает (ответ: {said}). Попробуйте ещё раз через минуту.",
  "error.facebook.refused": "Facebook отказал (ответ: {said}). Проверьте права ключа и попробуйте ещё раз.",
  "error.instagram.token_refused":
    "Instagram не принимает этот ключ (ответ: {said}). Создайте новый для своего аккаунта и скопируйте его целиком.",
  "error.instagram.not_professional":
    "Это личный аккаунт. Переключите его в профессиональный в настройках Instagram и попробуйте снова.",
  "error.instagram.rights_missing": "Ключу не хватает прав: {rights}. Создайте новый и отметьте их все.",
  "error.instagram.unreachable":
    "Instagram сейчас не отвечает (ответ: {said}). Попробуйте ещё раз через минуту.",
  "error.instagram.refused": "Instagram отказал (ответ: {said}). Проверьте права ключа и попробуйте ещё раз.",
  "error.whatsapp.token_refused":
    "WhatsApp не принимает этот ключ (ответ: {said}). Возьмите новый ключ системного пользователя и скопируйте его целиком.",
  "error.whatsapp.secret_refused":
    "Секрет не от того приложения, что ключ. Скопируйте его в настройках приложения, раздел «Основное».",
  "error.whatsapp.rights_missing": "Ключу не хватает прав: {rights}. Создайте новый и отметьте их все.",
  "error.whatsapp.number_unknown":
    "Этот ключ не видит номера с ID {id}. Скопируйте ID из раздела «Настройка API».",
  "error.whatsapp.account_unknown":
    "Этот ключ не видит бизнес-аккаунта {id}. Проверьте ID и доступ системного пользователя.",
  "error.whatsapp.unreachable":
    "WhatsApp сейчас не отвечает (ответ: {said}). Попробуйте ещё раз через минуту.",
  "error.whatsapp.refused": "WhatsApp отказал (ответ: {said}). Проверьте права ключа и попробуйте ещё раз.",
  "error.twitter.token_refused":
    "X не принимает эти ключи (ответ: {said}). Проверьте, что все четыре из одного приложения и скопированы целиком.",
  "error.twitter.rights_missing":
    "Ключам аккаунта «{account}» не хватает прав, сейчас у них: {rights}. Дайте приложению доступ Read and write and Direct message и выпустите Access Token заново.",
  "error.twitter.address_refused":
    "X не принял наш адрес для уведомлений (ответ: {said}). Он должен быть открыт из интернета по HTTPS, без порта.",
  "error.twitter.no_free_webhook":
    "Тариф приложения больше не даёт адресов для уведомлений. Удалите лишний на developer.x.com и попробуйте снова.",
  "error.twitter.unreachable": "X сейчас не отвечает (ответ: {said}). Попробуйте ещё раз через минуту.",
  "error.twitter.refused":
    "X отказал (ответ: {said}). Проверьте права и тариф приложения и попробуйте ещё раз.",
  "error.viber.token_refused":
    "Viber не принимает этот ключ (ответ: {said}). Скопируйте ключ своего бота целиком и попробуйте ещё раз.",
  "error.viber.account_blocked":
    "Viber остановил этого бота (ответ: {said}). Напишите в поддержку Viber, а потом подключите его снова.",
  "error.viber.webhook_refused":
    "Viber не принял наш адрес (ответ: {said}). Он должен быть открыт из интернета по HTTPS, с полной цепочкой сертификатов.",
  "error.viber.unreachable": "Viber сейчас не отвечает (ответ: {said}). Попробуйте ещё раз через минуту.",
  "error.viber.refused": "Viber отказал (ответ: {said}). Проверьте настройки бота и попробуйте ещё раз.",
  "error.slack.token_refused":
    "Slack не принимает этот ключ (ответ: {said}). Скопируйте Bot User OAuth Token целиком; он начинается с xoxb.",
  "error.slack.scopes_missing":
    "Ключу не хватает прав: {scopes}. Добавьте их в разделе OAuth & Permissions, установите приложение заново и попробуйте снова.",
  "error.slack.not_bot":
    "Это ключ человека, а нужен ключ бота. Скопируйте Bot User OAuth Token; он начинается с xoxb.",
  "error.slack.unreachable": "Slack сейчас не отвечает (ответ: {said}). Попробуйте ещё раз через минуту.",
  "error.slack.refused":
    "Slack отказал (ответ: {said}). Проверьте настройки приложения и попробуйте ещё раз.",
  "error.max.token_refused":
    "MAX не принимает этот ключ (ответ: {said}). Скопируйте ключ своего бота целиком и попробуйте ещё раз.",
  "error.max.webhook_refused":
    "MAX не принял наш адрес (ответ: {said}). Он должен быть открыт из интернета по HTTPS, на порту 443.",
  "error.max.unreachable": "MAX сейчас не отвечает (ответ: {said}). Попробуйте ещё раз через минуту.",
  "error.max.refused": "MAX отказал (ответ: {said}). Проверьте настройки бота и попробуйте ещё раз.",
  "error.other": "{platform}: отказ (ответ: {said}). Проверьте ключ и попробуйте ещё раз.",
} satisfies Record<string, Message>;
