import { type Draft, no, said, yes } from "@/lib/channels/matrix/draft.ts";
import { hasPosts, ONLY_CHAT } from "@/lib/channels/matrix/places.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";

/** A feature about posts: what holds where there are posts, else that there are none. */
function wherePosts(draft: Draft): Spec["cell"] {
  return (row) => hasPosts(row) ? draft : ONLY_CHAT;
}

const wallPost: Spec = {
  id: "wall-post",
  title: said("Запись без комментариев", "A post that nobody commented"),
  changeable: "us",
  topic: "posts",
  cell: wherePosts(no(
    "Обращений не создаёт: обращение откроет первый комментарий.",
    "It opens no ticket: the first comment will.",
  )),
  platforms: {
    vk: {
      platformLimit: said("VK о новых записях сообщает.", "VK does tell of new posts."),
      usedesk: no("Берётся только запись с комментарием.", "A post is taken only with a comment."),
      behaviours: ["VK-04"],
    },
    facebook: {
      usedesk: no("Берётся только запись с комментарием.", "A post is taken only with a comment."),
      behaviours: ["FB-03"],
    },
  },
};

const comments: Spec = {
  id: "comments",
  title: said("Комментарии", "Comments"),
  changeable: "us",
  topic: "posts",
  cell: (row) =>
    row.kinds.includes("comment")
      ? yes("Комментарий открывает обращение.", "A comment opens a ticket.")
      : ONLY_CHAT,
  platforms: {
    vk: {
      also: said(
        "Одно на запись и автора: с текстом записи, её картинкой и ссылкой.",
        "One for a post and its author: with the post's text, picture and link.",
      ),
      usedesk: yes("Комментарий открывает обращение.", "A comment opens a ticket."),
      behaviours: ["VK-05"],
    },
    facebook: {
      note: said(
        "Запись со всеми комментариями — одно обращение с темой «Новый комментарий к записи».",
        "A post with all its comments is one ticket, “New comment on a post”.",
      ),
      usedesk: yes("Одна запись — одно обращение.", "One post is one ticket."),
      behaviours: ["FB-04"],
    },
    instagram: {
      note: said(
        "Приходят к тому же клиенту, что и Direct, вместе с картинкой записи: её можно скачать.",
        "They come to the same client as Direct, with the post's picture, which can be downloaded.",
      ),
      platformLimit: said(
        "Instagram сообщает о комментариях, только если аккаунт открытый, а у приложения расширенный доступ.",
        "Instagram tells of comments only where the account is public and the app has Advanced Access.",
      ),
      usedesk: yes("Приходят как сообщения в Direct.", "They come as messages in Direct."),
      behaviours: ["IG-04"],
    },
    twitter: {
      note: said(
        "Ответ под вашей записью открывает обращение заново; ответ на ваш ответ — новое.",
        "A reply to your post reopens its ticket; a reply to your own answer opens a new one.",
      ),
      platformLimit: said(
        "X сообщает только о прямых ответах, не об ответах на ответы.",
        "X tells of direct replies only, not of replies to replies.",
      ),
      usedesk: yes("Новый комментарий открывает обращение заново.", "A further comment reopens the ticket."),
      behaviours: ["TW-04"],
    },
  },
};

const mediaComments: Spec = {
  id: "media-comments",
  title: said("Комментарии под фото и видео", "Comments on photos and videos"),
  changeable: "owner",
  topic: "posts",
  cell: (row) =>
    row.kinds.includes("comment")
      ? yes("Приходят так же, как под записями.", "They come as those on posts do.")
      : ONLY_CHAT,
  platforms: {
    vk: {
      answer: "limits",
      note: said(
        "Есть выключатель в настройках канала; сначала он выключен.",
        "There is a switch in the channel's settings; at first it is off.",
      ),
      usedesk: no("Не приходят.", "They do not come."),
      behaviours: ["VK-06"],
    },
    instagram: {
      note: said(
        "Приходят и под видео, Reels и рекламой; повторы отбрасываем.",
        "They come from videos, Reels and ads too; repeats are dropped.",
      ),
      usedesk: no("Под видео, Reels и рекламой не приходят.", "None from videos, Reels and ads."),
      behaviours: ["IG-06"],
    },
  },
};

/** What hangs on posts. */
export const posts: readonly Spec[] = [wallPost, comments, mediaComments];
