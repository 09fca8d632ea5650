import { useEffect, useRef } from "preact/hooks";
import { Dialog } from "@/components/Dialog.tsx";
import { Switch } from "@/components/Switch.tsx";
import type { Inbox } from "@/islands/_inbox/state.ts";

/** What the keys do, and the switch that turns the single ones off. */
export function KeysSheet({ inbox }: { inbox: Inbox }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const on = inbox.keysOn.value;
  const { t } = inbox.lang.value;
  const shown = inbox.sheet.value;
  useEffect(() => {
    if (shown && !dialog.current?.open) dialog.current?.showModal();
  }, [shown]);
  const keys: [keys: string, what: string][] = [
    ["J", t("inbox.keys.next")],
    ["K", t("inbox.keys.previous")],
    ["R", t("inbox.keys.reply")],
    ["N", t("inbox.keys.note")],
    ["E", t("inbox.keys.close")],
    ["A", t("inbox.keys.assign")],
    ["S", t("inbox.keys.menu")],
    ["T", t("inbox.keys.tag")],
    ["/", t("inbox.keys.search")],
    ["?", t("inbox.keys.help")],
    ["Ctrl + K", t("inbox.keys.palette")],
    ["Ctrl + Enter", t("inbox.keys.send")],
    ["/ + @ + : + {{", t("inbox.keys.insert")],
    ["Esc", t("inbox.keys.escape")],
  ];
  return (
    <Dialog
      id="keys"
      title={t("inbox.keys.title")}
      closeLabel={t("page.close")}
      dialogRef={dialog}
      onClose={() => inbox.sheet.value = false}
    >
      <dl class="keys" data-off={on ? undefined : ""}>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>{key.split(" + ").map((one) => <kbd key={one}>{one}</kbd>)}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Switch
        name="keys-on"
        label={t("inbox.keys.on")}
        help={t("inbox.keys.on.help")}
        checked={on}
        onChange={({ currentTarget: { checked } }) => inbox.keysOn.value = checked}
      />
    </Dialog>
  );
}
