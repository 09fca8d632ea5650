import { Fragment } from "preact";
import type { Platform } from "@/lib/channels/capabilities.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { DaySeparator } from "@/components/DaySeparator.tsx";
import type { SoundPart } from "@/components/inbox/Attachments.tsx";
import { firstFresh, groupMessages } from "@/components/inbox/grouping.ts";
import { MessageGroup } from "@/components/inbox/MessageGroup.tsx";
import type { MessageView } from "@/lib/inbox/view.ts";

interface Props {
  lang: Lang;
  /** Oldest first. */
  messages: readonly MessageView[];
  platform: Platform;
  /** Where answers of this ticket go; another way is told. */
  usualVia: "direct" | "comment";
  viewerId: string;
  Sound?: SoundPart;
  /** Answers may quote messages. */
  quotable?: boolean;
  /** ISO 8601: what the customer wrote after it is new to the reader. */
  readAt?: string;
}

/** The messages of a conversation, day by day. */
export function Thread({ lang, messages, readAt, ...group }: Props) {
  return (
    <>
      {groupMessages(messages, lang.dates.dayKey, firstFresh(messages, readAt)).map((day) => (
        <section key={day.key} class="thread-day">
          <DaySeparator lang={lang} at={day.at} />
          {day.groups.map((one) => (
            <Fragment key={one.key}>
              {one.fresh && (
                <p class="unread-line">
                  <span>{lang.t("thread.unread")}</span>
                </p>
              )}
              <MessageGroup lang={lang} group={one} {...group} />
            </Fragment>
          ))}
        </section>
      ))}
    </>
  );
}
