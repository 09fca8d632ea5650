import { ExternalLink } from "@/components/icons.ts";
import { ButtonLink } from "@/components/ButtonLink.tsx";
import { Card } from "@/components/Card.tsx";
import { CopyField } from "@/components/CopyField.tsx";
import Copy from "@/islands/Copy.tsx";
import type { Lang } from "@/lib/i18n/lang.ts";

interface Props {
  lang: Lang;
  /** Where the chat's own page is. */
  url: string;
}

/** How to put our chat in front of visitors: code for a site, or a link. */
export function ChatCard({ lang: { t }, url }: Props) {
  const words = { label: t("page.copy"), doneLabel: t("page.copied") };
  return (
    <Card title={t("connection.chat.title")}>
      <div class="form">
        <CopyField
          id="chat-code"
          label={t("connection.chat")}
          value={`<script src="${url}/widget.js" async></script>`}
          rows={3}
          help={t("connection.chat.help")}
        >
          <Copy of="chat-code" {...words} />
        </CopyField>
        <CopyField
          id="chat-link"
          label={t("connection.chat.link")}
          value={url}
          help={t("connection.chat.link.help")}
        >
          <Copy of="chat-link" {...words} />
        </CopyField>
        <ButtonLink icon={ExternalLink} href={url} target="_blank" rel="noopener">
          {t("connection.chat.open")}
        </ButtonLink>
      </div>
    </Card>
  );
}
