import { Fragment } from "preact";

/** A site as a guide names it: without a scheme, at times with a path. */
const SITE = /\b(?:[a-z]+\.)+(?:com|ru|me)(?:\/\w+)*/g;

/** A step's words, the sites in them as links: nobody types an address from one window into another. */
export function GuideWords({ text }: { text: string }) {
  const parts = [];
  let done = 0;
  for (const { 0: site, index } of text.matchAll(SITE)) {
    parts.push(
      <Fragment key={index}>
        {text.slice(done, index)}
        <a href={`https://${site}`} target="_blank" rel="noopener noreferrer">{site}</a>
      </Fragment>,
    );
    done = index + site.length;
  }
  return <>{parts}{text.slice(done)}</>;
}
