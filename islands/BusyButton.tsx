import { useEffect, useState } from "preact/hooks";
import { Button } from "@/components/Button.tsx";

interface Props {
  label: string;
  /** What it says while the form is under way. */
  busyLabel: string;
}

/** Sends its form, says that it works on it, and takes no second press. */
export default function BusyButton({ label, busyLabel }: Props) {
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    // The page may come back from the browser's memory as it was left.
    const rest = () => setBusy(false);
    addEventListener("pageshow", rest);
    return () => removeEventListener("pageshow", rest);
  }, []);
  const press = (event: MouseEvent) => {
    if (busy) event.preventDefault();
    // After the browser has taken the form: a changed button must not stop it.
    else setTimeout(() => setBusy(true));
  };
  return (
    <span class="busy-button">
      <Button kind="main" busy={busy} onClick={press}>{busy ? busyLabel : label}</Button>
      <span class="hidden-text" role="status">{busy && busyLabel}</span>
    </span>
  );
}
