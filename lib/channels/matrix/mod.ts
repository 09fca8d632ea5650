import { capabilities, type Capability, type Platform, PLATFORMS } from "@/lib/channels/capabilities.ts";
import { afterSending } from "@/lib/channels/matrix/after_sending.ts";
import { carrying } from "@/lib/channels/matrix/carrying.ts";
import { clients } from "@/lib/channels/matrix/clients.ts";
import { connecting } from "@/lib/channels/matrix/connecting.ts";
import { elsewhere } from "@/lib/channels/matrix/elsewhere.ts";
import { files } from "@/lib/channels/matrix/files.ts";
import { lengths } from "@/lib/channels/matrix/lengths.ts";
import { outreach } from "@/lib/channels/matrix/outreach.ts";
import { posts } from "@/lib/channels/matrix/posts.ts";
import { publicAnswers } from "@/lib/channels/matrix/public_answers.ts";
import { serviceLevel } from "@/lib/channels/matrix/service_level.ts";
import { sorting } from "@/lib/channels/matrix/sorting.ts";
import { sound } from "@/lib/channels/matrix/sound.ts";
import { cellOf } from "@/lib/channels/matrix/cell.ts";
import { said } from "@/lib/channels/matrix/draft.ts";
import type { Spec } from "@/lib/channels/matrix/spec.ts";
import { talking } from "@/lib/channels/matrix/talking.ts";
import type { Cell, Group, Matrix, Said } from "@/lib/channels/matrix/types.ts";
import { writing } from "@/lib/channels/matrix/writing.ts";

export type { Cell, Feature, Matrix } from "@/lib/channels/matrix/types.ts";

type Rows = Readonly<Record<Platform, Capability>>;

const GROUPS: readonly (Group & { readonly specs: readonly Spec[] })[] = [
  { id: "connecting", title: said("Подключение", "Connecting"), specs: [...connecting, ...sorting] },
  {
    id: "messages",
    title: said("Переписка", "Conversations"),
    specs: [...writing, ...lengths, ...talking, ...afterSending],
  },
  {
    id: "posts",
    title: said("Записи и комментарии", "Posts and comments"),
    specs: [...posts, ...elsewhere, ...publicAnswers],
  },
  { id: "files", title: said("Файлы", "Files"), specs: [...files, ...sound, ...carrying] },
  { id: "service", title: said("Сервис", "Service"), specs: [...serviceLevel, ...outreach] },
  { id: "clients", title: said("Клиент", "Client"), specs: clients },
];

/**
 * The channel matrix: what every platform does about every feature. Answers and numbers are computed from
 * the capability rows, so the page cannot say anything else than what the product does. Too large for the
 * inbox: pages and the API import it, islands do not.
 * @param rows the table that drives the product, unless a test asks what another one would say
 */
export function matrix(rows: Rows = capabilities): Matrix {
  return {
    platforms: PLATFORMS.map((id) => {
      const row = rows[id];
      return { id, label: nameOf(row), colour: row.colour, availability: row.availability };
    }),
    groups: GROUPS.map(({ id, title }) => ({ id, title })),
    features: GROUPS.flatMap((group) => group.specs.map(({ id, title }) => ({ id, group: group.id, title }))),
    cells: Object.fromEntries(
      GROUPS.flatMap(({ specs }) => specs.map((spec) => [spec.id, cellsOf(spec, rows)])),
    ),
  };
}

function cellsOf(spec: Spec, rows: Rows): Record<Platform, Cell> {
  return {
    vk: cellOf(spec, rows.vk),
    facebook: cellOf(spec, rows.facebook),
    instagram: cellOf(spec, rows.instagram),
    twitter: cellOf(spec, rows.twitter),
    viber: cellOf(spec, rows.viber),
    telegram: cellOf(spec, rows.telegram),
    whatsapp: cellOf(spec, rows.whatsapp),
    slack: cellOf(spec, rows.slack),
    webchat: cellOf(spec, rows.webchat),
    max: cellOf(spec, rows.max),
    email: cellOf(spec, rows.email),
  };
}

/** The platform's name in a Russian sentence and in an English one. */
function nameOf({ label, labelRu }: Capability): Said {
  return said(labelRu ?? label, label);
}
