/** Of the six connections that a browser opens to a server (HTTP/1.1), the lines of all its tabs take two. */
const LINES = 2;
const LOOK_MS = 1_500;

/**
 * Lets two tabs of a browser hold a line, for as long as they live; the others look now and then, and take the
 * place of one that is closed.
 * @param rest lets this tab's line go for a while
 * @returns ends the looking
 */
export function shareLines(rest: () => void): () => void {
  let spare = false;
  const hold = (line: number) => {
    void navigator.locks?.request(`otklik-line-${line}`, { ifAvailable: true }, (lock) => {
      spare = !lock && line === 1;
      if (lock) return new Promise(() => {});
      if (line > 1) hold(line - 1);
    });
  };
  hold(LINES);
  const timer = setInterval(() => {
    if (!spare) return;
    rest();
    hold(LINES);
  }, LOOK_MS);
  return () => clearInterval(timer);
}
