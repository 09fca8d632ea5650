import { api } from "@/lib/i18n/en/api.ts";
import { auth } from "@/lib/i18n/en/auth.ts";
import { broadcast } from "@/lib/i18n/en/broadcast.ts";
import { chat } from "@/lib/i18n/en/chat.ts";
import { coach } from "@/lib/i18n/en/coach.ts";
import { composer } from "@/lib/i18n/en/composer.ts";
import { connect } from "@/lib/i18n/en/connect.ts";
import { connection } from "@/lib/i18n/en/connection.ts";
import { contact } from "@/lib/i18n/en/contact.ts";
import { csi } from "@/lib/i18n/en/csi.ts";
import { desk } from "@/lib/i18n/en/desk.ts";
import { errors } from "@/lib/i18n/en/errors.ts";
import { form } from "@/lib/i18n/en/form.ts";
import { front } from "@/lib/i18n/en/front.ts";
import { guide } from "@/lib/i18n/en/guide.ts";
import { inbox } from "@/lib/i18n/en/inbox.ts";
import { matrix } from "@/lib/i18n/en/matrix.ts";
import { media } from "@/lib/i18n/en/media.ts";
import { notify } from "@/lib/i18n/en/notify.ts";
import { page } from "@/lib/i18n/en/page.ts";
import { palette } from "@/lib/i18n/en/palette.ts";
import { people } from "@/lib/i18n/en/people.ts";
import { raw } from "@/lib/i18n/en/raw.ts";
import { replies } from "@/lib/i18n/en/replies.ts";
import { reports } from "@/lib/i18n/en/reports.ts";
import { rules } from "@/lib/i18n/en/rules.ts";
import { search } from "@/lib/i18n/en/search.ts";
import { send } from "@/lib/i18n/en/send.ts";
import { settings } from "@/lib/i18n/en/settings.ts";
import { shell } from "@/lib/i18n/en/shell.ts";
import { sla } from "@/lib/i18n/en/sla.ts";
import { start } from "@/lib/i18n/en/start.ts";
import { suggest } from "@/lib/i18n/en/suggest.ts";
import { team } from "@/lib/i18n/en/team.ts";
import { teams } from "@/lib/i18n/en/teams.ts";
import { thread } from "@/lib/i18n/en/thread.ts";

/** Says the same as the Russian catalogue, key by key. */
export const en = {
  page,
  shell,
  start,
  auth,
  inbox,
  thread,
  team,
  teams,
  composer,
  media,
  send,
  contact,
  notify,
  people,
  search,
  palette,
  connection,
  connect,
  raw,
  settings,
  sla,
  replies,
  reports,
  suggest,
  coach,
  desk,
  csi,
  rules,
  broadcast,
  chat,
  form,
  front,
  guide,
  matrix,
  errors,
  api,
};
