import { useEffect, useState } from "preact/hooks";
import { Button } from "@/components/Button.tsx";
import { subscribe, takesPushes, unsubscribe } from "@/islands/_bell/device.ts";
import type { Locale } from "@/lib/i18n/locale.ts";
import type { Messages } from "@/lib/i18n/message.ts";
import { translate } from "@/lib/i18n/translate.ts";

interface Props {
  locale: Locale;
  words: Messages;
  /** Of the installation, base64url. */
  publicKey: string;
  memberId: string;
  /** The subscription of this session. */
  deviceId?: string;
}

type Trouble = "denied" | "failed" | "unsupported";

/** Turns pushes on and off for the browser that it is in. */
export default function PushDevice({ locale, words, publicKey, memberId, deviceId }: Props) {
  const t = translate(locale, words);
  const [trouble, setTrouble] = useState<Trouble>();
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!takesPushes()) setTrouble("unsupported");
  }, []);
  const turnOn = async () => {
    setBusy(true);
    const state = await subscribe(publicKey, memberId);
    if (state === "on") return location.reload();
    setTrouble(state);
    setBusy(false);
  };
  const turnOff = async () => {
    setBusy(true);
    await unsubscribe().catch(() => undefined);
    await fetch(`/api/v1/push-subscriptions/${deviceId}`, { method: "DELETE" }).catch(() => undefined);
    location.reload();
  };
  return (
    <div class="here-state">
      <p class="quiet">{t(deviceId ? "notify.here.isOn" : "notify.here.help")}</p>
      {trouble && <p class="field-error" role="alert">{t(`notify.here.${trouble}`)}</p>}
      {deviceId
        ? <Button type="button" busy={busy} onClick={turnOff}>{t("notify.here.off")}</Button>
        : trouble !== "unsupported" && (
          <Button type="button" kind="main" busy={busy} onClick={turnOn}>
            {t(busy ? "notify.here.busy" : "notify.here.on")}
          </Button>
        )}
    </div>
  );
}
