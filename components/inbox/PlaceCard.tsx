import { MapPin, UserRound } from "@/components/icons.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { Icon } from "@/components/Icon.tsx";
import { fileName } from "@/components/inbox/file_words.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  file: AttachmentView;
}

/** A place that the customer sent; the map opens elsewhere. */
export function PlaceCard({ lang, file }: Props) {
  const { latitude = 0, longitude = 0 } = file;
  const href = file.pageUrl ??
    `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`;
  return (
    <a class="file-row" href={href} target="_blank" rel="noopener noreferrer">
      <span class="file-icon">
        <Icon of={MapPin} />
      </span>
      <span class="file-words">
        <span class="file-name">{fileName(lang, file)}</span>
        <span class="file-detail">{lang.t("media.map")}</span>
      </span>
    </a>
  );
}

/** A person from the customer's address book. */
export function PersonCard({ lang, file }: Props) {
  return (
    <div class="file-row">
      <span class="file-icon">
        <Icon of={UserRound} />
      </span>
      <span class="file-words">
        <span class="file-name">{fileName(lang, file)}</span>
        {file.phone && <a class="file-detail" href={`tel:${file.phone}`}>{file.phone}</a>}
      </span>
    </div>
  );
}
