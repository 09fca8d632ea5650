import { Card } from "@/components/Card.tsx";
import { PlatformBadge } from "@/components/PlatformBadge.tsx";
import { platformLabel } from "@/components/platform.ts";
import type { CsiSettings } from "@/db/schema/workspace.ts";
import { capabilities, type Platform } from "@/lib/channels/capabilities.ts";
import { choicesOf } from "@/lib/csi/score.ts";
import { questionText } from "@/lib/csi/words.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { Values } from "@/lib/replies/writing/variables.ts";

interface Props {
  lang: Lang;
  settings: CsiSettings;
  platforms: readonly Platform[];
  /** Some customer's, for the variables. */
  values: Values;
  /** Of the page, as it begins. */
  url: string;
}

/** The question as it looks on the platforms, once for those that show it alike: nothing of it is made up. */
export function PreviewCard({ lang, settings, platforms, values, url }: Props) {
  const { t } = lang;
  const alike = Map.groupBy(platforms, (platform) => lookOf(platform, settings));
  return (
    <Card title={t("csi.preview")}>
      <p class="quiet">{t("csi.preview.help")}</p>
      <ul class="csi-previews">
        {[...alike].map(([look, [platform, ...rest]]) =>
          platform && (
            <li key={look}>
              <p class="csi-platform">
                {[platform, ...rest].map((one) => (
                  <span key={one}>
                    <PlatformBadge platform={one} size={20} />
                    {platformLabel(one, lang.locale)}
                  </span>
                ))}
              </p>
              <Preview lang={lang} settings={settings} platform={platform} values={values} url={url} />
            </li>
          )
        )}
      </ul>
    </Card>
  );
}

function lookOf(platform: Platform, { scale }: CsiSettings): string {
  const { csi, csiAtOnce = Infinity } = rowOf(platform);
  return `${csi} ${csi === "buttons" && choicesOf(scale).length > csiAtOnce}`;
}

function Preview(
  { lang, settings, platform, values, url }: Omit<Props, "platforms"> & { platform: Platform },
) {
  const { t, locale } = lang;
  const { csi: how, csiAtOnce = Infinity } = rowOf(platform);
  const text = questionText({ settings, language: locale, how, url: `${url}…`, values });
  const choices = how === "buttons" ? choicesOf(settings.scale) : [];
  const listed = choices.length > csiAtOnce;
  return (
    <div class="csi-preview">
      <p class="csi-bubble">{text}</p>
      {choices.length > 0 && (
        <p class="csi-keys" data-listed={listed ? "" : undefined}>
          {listed && <span class="csi-opener">{t("csi.preview.list")}</span>}
          {choices.map(({ id, label }) => <span key={id} class="csi-key">{label}</span>)}
        </p>
      )}
    </div>
  );
}

function rowOf(platform: Platform): { csi: "buttons" | "digits" | "link"; csiAtOnce?: number } {
  return capabilities[platform];
}
