import { useEffect, useState } from "preact/hooks";
import { Button } from "@/components/Button.tsx";
import { Download } from "@/components/icons.ts";

interface Props {
  label: string;
  /** Where the browser offers nothing: what to do by hand. */
  byHand: readonly string[];
  done: string;
}

/** What Chromium hands over when the app can be installed. */
interface Offer extends Event {
  prompt(): Promise<unknown>;
}

/** Installs the app where the browser lets a page ask for it; else says how. */
export default function Install({ label, byHand, done }: Props) {
  const [offer, setOffer] = useState<Offer>();
  const [installed, setInstalled] = useState(false);
  useEffect(() => {
    setInstalled(matchMedia("(display-mode: standalone)").matches);
    const keep = (event: Event) => {
      if (!isOffer(event)) return;
      event.preventDefault();
      setOffer(event);
    };
    addEventListener("beforeinstallprompt", keep);
    return () => removeEventListener("beforeinstallprompt", keep);
  }, []);
  if (installed) return <p class="quiet">{done}</p>;
  if (offer) {
    return <Button type="button" icon={Download} onClick={() => void offer.prompt()}>{label}</Button>;
  }
  return <>{byHand.map((line) => <p class="quiet" key={line}>{line}</p>)}</>;
}

function isOffer(event: Event): event is Offer {
  return "prompt" in event;
}
