import { Check, Copy as CopyIcon } from "@/components/icons.ts";
import { useEffect, useState } from "preact/hooks";
import { Button } from "@/components/Button.tsx";

interface Props {
  /** Id of the field whose text is copied. */
  of: string;
  label: string;
  doneLabel: string;
}

const SAID_MS = 3_000;

/** Copies a field. Shows up only where it can: without scripts, or a clipboard, the field itself is there. */
export default function Copy({ of, label, doneLabel }: Props) {
  const [state, setState] = useState<"off" | "ready" | "done">("off");
  useEffect(() => setState(navigator.clipboard ? "ready" : "off"), []);
  useEffect(() => {
    if (state !== "done") return;
    const timer = setTimeout(() => setState("ready"), SAID_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = async () => {
    const field = document.getElementById(of);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
    // Selected, it can be copied by hand where the browser forbids it to us.
    field.select();
    await navigator.clipboard.writeText(field.value).then(() => setState("done"), () => setState("ready"));
  };
  return (
    <span class="copy" data-state={state} role="status">
      <Button
        type="button"
        icon={state === "done" ? Check : CopyIcon}
        disabled={state === "off"}
        onClick={copy}
      >
        {state === "done" ? doneLabel : label}
      </Button>
    </span>
  );
}
