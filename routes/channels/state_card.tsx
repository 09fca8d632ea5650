import { Button } from "@/components/Button.tsx";
import { Card } from "@/components/Card.tsx";
import { Form } from "@/components/Form.tsx";
import { platformLabel } from "@/components/platform.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ConnectionView } from "@/lib/inbox/views/connection_view.ts";
import { isOwnChat } from "@/routes/channel_states.ts";
import { AccountPicture } from "@/routes/channels/account.tsx";
import { ConnectionFacts, ConnectionStatus, ConnectionTrouble } from "@/routes/channels/connection_parts.tsx";
import type { Refused } from "@/routes/forms.ts";

interface Props {
  lang: Lang;
  connection: ConnectionView;
  refused?: Refused;
}

const OWN: ReadonlySet<string> = new Set(["check", "step", "renew", "pause", "resume"]);

/** How the account is, and what can be done about it at once. */
export function StateCard({ lang, connection, refused }: Props) {
  const { t, locale } = lang;
  const { platform, status } = connection;
  const faults = refused && OWN.has(refused.action) ? refused.faults : undefined;
  const paused = status === "paused";
  // A key that was refused belongs to no field here.
  const whole = faults?.whole ?? Object.values(faults?.fields ?? {})[0];
  return (
    <Card>
      <div class="connection">
        <div class="connection-head">
          <AccountPicture connection={connection} />
          <div class="list-main">
            <b>{platformLabel(platform, locale)}</b>
            <a href={`/channels?platform=${platform}`}>{t("connection.matrix")}</a>
          </div>
          <ConnectionStatus lang={lang} connection={connection} />
        </div>
        <ConnectionTrouble lang={lang} connection={connection} />
        <ConnectionFacts lang={lang} connection={connection} />
        <Form lang={lang} faults={whole ? { whole, fields: {} } : undefined}>
          <div class="connection-ways">
            {!isOwnChat(platform) && (
              <>
                <Button name="_action" value="check">{t("connection.check")}</Button>
                <Button name="_action" value="renew" title={t("connection.renew.help")}>
                  {t("connection.renew")}
                </Button>
              </>
            )}
            <Button name="_action" value={paused ? "resume" : "pause"} kind={paused ? "main" : "plain"}>
              {t(paused ? "connection.resume" : "connection.pause")}
            </Button>
          </div>
          {!paused && <p class="quiet">{t("connection.pause.help")}</p>}
        </Form>
      </div>
    </Card>
  );
}
