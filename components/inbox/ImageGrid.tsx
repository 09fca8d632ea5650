import type { Lang } from "@/lib/i18n/lang.ts";
import type { AttachmentView } from "@/lib/inbox/view.ts";

const SHOWN = 4;

/** Up to four pictures, the rest behind a number. Each is a link to the whole picture. */
export function ImageGrid({ lang, images }: { lang: Lang; images: readonly AttachmentView[] }) {
  const rest = images.length - SHOWN;
  return (
    <div class="image-grid" data-count={Math.min(images.length, SHOWN)}>
      {images.map((image, i) => (
        <a
          key={image.id}
          href={image.url}
          target="_blank"
          rel="noopener"
          data-viewer={image.id}
          hidden={i >= SHOWN}
          aria-label={labelOf(lang, image, i, images.length)}
        >
          <img
            src={image.thumbUrl ?? image.url}
            alt=""
            width={image.width}
            height={image.height}
            loading="lazy"
            decoding="async"
          />
          {i === SHOWN - 1 && rest > 0 && <span class="image-more" data-more={`+${rest}`} />}
        </a>
      ))}
    </div>
  );
}

function labelOf(lang: Lang, image: AttachmentView, index: number, total: number): string {
  if (total > 1) return lang.t("media.image.unnamed", { number: index + 1, total });
  return lang.t("media.image.open", { name: image.name || lang.t("media.kind.image") });
}
