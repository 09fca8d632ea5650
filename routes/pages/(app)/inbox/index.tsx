import { page } from "fresh";
import Inbox from "@/islands/Inbox.tsx";
import TimeZone from "@/islands/TimeZone.tsx";
import { signedIn } from "@/routes/guard.ts";
import { inboxProps } from "@/routes/inbox/load.ts";
import { define } from "@/routes/state.ts";
import { Title } from "@/routes/title.tsx";

export const handlers = define.handlers({
  GET: signedIn(async (ctx, desk) => page(await inboxProps(ctx, desk))),
});

export default define.page<typeof handlers>(({ data, state: { lang } }) => (
  <>
    <Title lang={lang} of={lang.t("inbox.title")} />
    <Inbox {...data} />
    <TimeZone />
  </>
));
