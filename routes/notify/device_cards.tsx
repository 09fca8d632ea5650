import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Smartphone } from "@/components/icons.ts";
import { Icon } from "@/components/Icon.tsx";
import { Tag } from "@/components/Tag.tsx";
import Install from "@/islands/Install.tsx";
import PushDevice from "@/islands/PushDevice.tsx";
import { pick } from "@/lib/i18n/catalogue.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { DeviceView } from "@/lib/notify/devices.ts";

interface HereProps {
  lang: Lang;
  publicKey: string;
  memberId: string;
  devices: readonly DeviceView[];
}

/** Whether the browser that shows it takes pushes. */
export function HereCard({ lang: { t, locale }, publicKey, memberId, devices }: HereProps) {
  const here = Object.entries(pick(locale, ["notify"]).notify ?? {}).filter(([key]) =>
    key.startsWith("here")
  );
  return (
    <Card title={t("notify.here")}>
      <PushDevice
        locale={locale}
        words={{ notify: Object.fromEntries(here) }}
        publicKey={publicKey}
        memberId={memberId}
        deviceId={devices.find(({ current }) => current)?.id}
      />
      <noscript>
        <p class="quiet">{t("notify.here.noScript")}</p>
      </noscript>
    </Card>
  );
}

/** All browsers of its reader that take pushes. */
export function DevicesCard({ lang, devices }: { lang: Lang; devices: readonly DeviceView[] }) {
  const { t } = lang;
  return (
    <Card title={t("notify.devices")}>
      {devices.length === 0 && <p class="quiet">{t("notify.devices.empty")}</p>}
      {devices.length > 0 && (
        <ul>
          {devices.map((device) => <Device key={device.id} lang={lang} device={device} />)}
        </ul>
      )}
    </Card>
  );
}

function Device({ lang, device }: { lang: Lang; device: DeviceView }) {
  const { t, dates, now } = lang;
  const name = device.name === "?" ? t("notify.devices.unknown") : device.name;
  const since = t("notify.devices.since", { date: dates.brief(device.createdAt, now) });
  const used = device.usedAt && t("notify.devices.used", { date: dates.brief(device.usedAt, now) });
  return (
    <li class="device">
      <Icon of={Smartphone} size={20} />
      <p class="device-words">
        <span>{name} {device.current && <Tag tone="accent">{t("notify.devices.current")}</Tag>}</span>
        <span>{[since, used].filter(Boolean).join(", ")}</span>
      </p>
      {(["test", "remove"] as const).map((does) => (
        <form method="post" key={does}>
          <input type="hidden" name="_action" value={does} />
          <input type="hidden" name="device" value={device.id} />
          <Button
            small
            kind={does === "test" ? "plain" : "quiet"}
            aria-label={t(`notify.devices.${does}.name`, { name })}
          >
            {t(`notify.devices.${does}`)}
          </Button>
        </form>
      ))}
    </li>
  );
}

/** How to have the product as an app. */
export function InstallCard({ lang: { t } }: { lang: Lang }) {
  return (
    <Card title={t("notify.install")}>
      <p class="quiet">{t("notify.install.help")}</p>
      <Install
        label={t("notify.install.do")}
        byHand={[t("notify.install.other"), t("notify.install.ios")]}
        done={t("notify.install.done")}
      />
    </Card>
  );
}
