import { api } from "@/lib/i18n/ru/api.ts";
import { auth } from "@/lib/i18n/ru/auth.ts";
import { broadcast } from "@/lib/i18n/ru/broadcast.ts";
import { chat } from "@/lib/i18n/ru/chat.ts";
import { coach } from "@/lib/i18n/ru/coach.ts";
import { composer } from "@/lib/i18n/ru/composer.ts";
import { connect } from "@/lib/i18n/ru/connect.ts";
import { connection } from "@/lib/i18n/ru/connection.ts";
import { contact } from "@/lib/i18n/ru/contact.ts";
import { csi } from "@/lib/i18n/ru/csi.ts";
import { desk } from "@/lib/i18n/ru/desk.ts";
import { errors } from "@/lib/i18n/ru/errors.ts";
import { form } from "@/lib/i18n/ru/form.ts";
import { front } from "@/lib/i18n/ru/front.ts";
import { guide } from "@/lib/i18n/ru/guide.ts";
import { inbox } from "@/lib/i18n/ru/inbox.ts";
import { matrix } from "@/lib/i18n/ru/matrix.ts";
import { media } from "@/lib/i18n/ru/media.ts";
import { notify } from "@/lib/i18n/ru/notify.ts";
import { page } from "@/lib/i18n/ru/page.ts";
import { palette } from "@/lib/i18n/ru/palette.ts";
import { people } from "@/lib/i18n/ru/people.ts";
import { raw } from "@/lib/i18n/ru/raw.ts";
import { replies } from "@/lib/i18n/ru/replies.ts";
import { reports } from "@/lib/i18n/ru/reports.ts";
import { rules } from "@/lib/i18n/ru/rules.ts";
import { search } from "@/lib/i18n/ru/search.ts";
import { send } from "@/lib/i18n/ru/send.ts";
import { settings } from "@/lib/i18n/ru/settings.ts";
import { shell } from "@/lib/i18n/ru/shell.ts";
import { sla } from "@/lib/i18n/ru/sla.ts";
import { start } from "@/lib/i18n/ru/start.ts";
import { suggest } from "@/lib/i18n/ru/suggest.ts";
import { team } from "@/lib/i18n/ru/team.ts";
import { teams } from "@/lib/i18n/ru/teams.ts";
import { thread } from "@/lib/i18n/ru/thread.ts";

/** Written first: its keys are the keys. A new area is one file here, one in `en`, and a line in both lists. */
export const ru = {
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
