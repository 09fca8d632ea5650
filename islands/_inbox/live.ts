import type { LiveEvent } from "@/lib/inbox/view.ts";

interface Handlers {
  /** The last line of the change log that is known. */
  seq: () => number;
  onEvents: (events: LiveEvent[]) => void;
  /** Who has which ticket open. */
  onPresence: (news: string) => void;
  /** @param again a connection came back, after having been away */
  onUp: (again: boolean) => void;
  /** The line is away; told again with each try in vain. */
  onDown: () => void;
  /** The session is over: coming again is of no use. */
  onEnd: () => void;
}

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** A break shorter than this is nobody's business. */
const PATIENCE_MS = 2_500;
/** The line beats every 15 s: after so long without a sound it is dead, whatever the browser believes. */
const SILENCE_MS = 35_000;
const REST_MS = 4_000;

export interface Line {
  /** Tries at once. */
  now(): void;
  /** Lets the line go for a while: till the next look, or till the page is seen again. */
  rest(): void;
  stop(): void;
}

/** Listens to the change log and resumes where it stopped, for as long as the page lives. */
export function listen(handlers: Handlers): Line {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let alarm: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let wait = FIRST_WAIT_MS;
  let down = false;

  const rest = () => {
    if (source?.readyState !== EventSource.OPEN) return;
    source.close();
    clearTimeout(silence);
    if (document.visibilityState === "visible") timer = setTimeout(connect, REST_MS);
  };
  const connect = () => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(`/api/v1/events?after=${handlers.seq()}`);
    source.onopen = up;
    source.onerror = lost;
    source.addEventListener("end", end);
    source.addEventListener("beat", heard);
    source.addEventListener("presence", ({ data }) => handlers.onPresence(data));
    source.onmessage = ({ data }) => {
      heard();
      const event = read(data);
      if (event) handlers.onEvents([event]);
    };
  };
  const heard = () => {
    clearTimeout(silence);
    silence = setTimeout(lost, SILENCE_MS);
  };
  const up = () => {
    heard();
    clearTimeout(alarm);
    alarm = undefined;
    wait = FIRST_WAIT_MS;
    handlers.onUp(down);
    down = false;
  };
  const lost = () => {
    source?.close();
    clearTimeout(silence);
    if (down) handlers.onDown();
    alarm ??= setTimeout(() => {
      down = true;
      handlers.onDown();
    }, PATIENCE_MS);
    clearTimeout(timer);
    timer = setTimeout(connect, wait * (0.75 + Math.random() / 2));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };
  const end = () => {
    source?.close();
    clearTimeout(silence);
    handlers.onEnd();
  };
  const wake = () => {
    if (document.visibilityState === "visible" && source?.readyState !== EventSource.OPEN) connect();
  };

  connect();
  addEventListener("online", wake);
  addEventListener("offline", lost);
  document.addEventListener("visibilitychange", wake);
  return {
    now: connect,
    rest,
    stop: () => {
      source?.close();
      for (const one of [timer, alarm, silence]) clearTimeout(one);
      removeEventListener("online", wake);
      removeEventListener("offline", lost);
      document.removeEventListener("visibilitychange", wake);
    },
  };
}

/** A line that is no event (a heartbeat, something newer than this page) is undefined. */
export function read(data: unknown): LiveEvent | undefined {
  try {
    const event: unknown = JSON.parse(String(data));
    return isEvent(event) ? event : undefined;
  } catch {
    return undefined;
  }
}

function isEvent(value: unknown): value is LiveEvent {
  return typeof value === "object" && value !== null && typeof Reflect.get(value, "seq") === "number" &&
    typeof Reflect.get(value, "kind") === "string";
}
