import { Card } from "@/components/Card.tsx";
import { Attachments } from "@/components/inbox/Attachments.tsx";
import { RichText } from "@/components/inbox/RichText.tsx";
import type { BroadcastView } from "@/lib/broadcasts/view.ts";
import type { Lang } from "@/lib/i18n/lang.ts";

/** The broadcast as people see it in their chat. */
export function PreviewCard({ lang, broadcast }: { lang: Lang; broadcast: BroadcastView }) {
  const { text, attachments, platform } = broadcast;
  return (
    <Card title={lang.t("broadcast.preview")}>
      <div class="broadcast-preview">
        <div class="bubble">
          <div class="bubble-body">
            <RichText text={text} />
            {attachments.length > 0 && (
              <Attachments lang={lang} ticketId="" platform={platform} files={attachments} />
            )}
          </div>
        </div>
      </div>
    </Card>
  );
}
