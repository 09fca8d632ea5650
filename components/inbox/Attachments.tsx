import type { FunctionComponent } from "preact";
import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { FileRow } from "@/components/inbox/FileRow.tsx";
import { FileTrouble } from "@/components/inbox/FileTrouble.tsx";
import { fileName } from "@/components/inbox/file_words.ts";
import { ImageGrid } from "@/components/inbox/ImageGrid.tsx";
import { PersonCard, PlaceCard } from "@/components/inbox/PlaceCard.tsx";
import { SoundBar } from "@/components/inbox/SoundBar.tsx";
import type { AttachmentView } from "@/lib/inbox/view.ts";

export type SoundPart = FunctionComponent<{ lang: Lang; file: AttachmentView }>;

interface Props {
  lang: Lang;
  ticketId: string;
  platform: Platform;
  files: readonly AttachmentView[];
  /** A livelier player, once there are scripts. */
  Sound?: SoundPart;
}

/** Everything that came with a message: pictures together in a grid, the rest one under another. */
export function Attachments({ lang, ticketId, platform, files, Sound = SoundBar }: Props) {
  const images = files.filter((file) => file.kind === "image" && ready(file));
  const others = files.filter((file) => !images.includes(file));
  return (
    <div class="attachments">
      {images.length > 0 && <ImageGrid lang={lang} images={images} />}
      {others.map((file) => (
        <div key={file.id} class="attachment" data-kind={file.kind}>
          {ready(file)
            ? <Shown lang={lang} file={file} Sound={Sound} />
            : <FileTrouble lang={lang} ticketId={ticketId} platform={platform} file={file} />}
        </div>
      ))}
    </div>
  );
}

function ready(file: AttachmentView): boolean {
  return (file.status === "stored" && file.url !== "") || file.kind === "location" || file.kind === "contact";
}

function Shown({ lang, file, Sound }: { lang: Lang; file: AttachmentView; Sound: SoundPart }) {
  switch (file.kind) {
    case "audio":
      return <Sound lang={lang} file={file} />;
    case "video":
      return (
        <video
          controls
          preload="metadata"
          src={file.url}
          poster={file.thumbUrl}
          aria-label={fileName(lang, file)}
        />
      );
    case "sticker":
      return (
        <img
          class="sticker"
          src={file.url}
          alt={fileName(lang, file)}
          width={128}
          height={128}
          loading="lazy"
        />
      );
    case "location":
      return <PlaceCard lang={lang} file={file} />;
    case "contact":
      return <PersonCard lang={lang} file={file} />;
    default:
      return <FileRow lang={lang} file={file} />;
  }
}
