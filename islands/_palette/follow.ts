/**
 * Goes to an address: inside the inbox as a press on one of its links would, else by loading the page.
 * @param within where in the inbox the link would stand: by it the inbox decides what stays open
 */
export function follow(href: string, within = ""): void {
  const place = document.querySelector(`.inbox[data-live] ${within}`.trim());
  if (!place || !/^\/inbox(?![^/?])/.test(href)) return location.assign(href);
  const link = Object.assign(document.createElement("a"), { href, hidden: true });
  place.append(link);
  link.click();
  link.remove();
}
