/** The style of the one page that has to look right without the build of the other pages. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --bg: light-dark(oklch(97.2% 0.005 270), oklch(16.8% 0.011 270));
  --surface: light-dark(oklch(100% 0 0), oklch(20.2% 0.013 270));
  --surface-2: light-dark(oklch(95.3% 0.007 270), oklch(25.4% 0.016 270));
  --line: light-dark(oklch(91.2% 0.008 270), oklch(29% 0.016 270));
  --ink: light-dark(oklch(24% 0.02 270), oklch(93% 0.006 270));
  --ink-2: light-dark(oklch(42% 0.02 270), oklch(79% 0.011 270));
  --accent: light-dark(oklch(49% 0.17 272), oklch(77% 0.11 278));
  --ok: light-dark(oklch(46% 0.11 155), oklch(79% 0.13 155));
  --warn: light-dark(oklch(48% 0.1 65), oklch(82% 0.115 75));
  --late: light-dark(oklch(50% 0.18 25), oklch(78% 0.115 22));
}
* { box-sizing: border-box; margin: 0; }
html { scroll-padding-block-start: 24px; }
body {
  background: var(--bg); color: var(--ink);
  font: 0.9375rem/1.5 system-ui, sans-serif;
  display: grid; grid-template-columns: minmax(0, 1fr);
}
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 6px; }
nav { padding: 24px 16px; background: var(--surface); border-block-end: 1px solid var(--line); }
nav ul { list-style: none; padding: 0; }
nav a { display: block; padding: 4px 8px; color: var(--ink-2); text-decoration: none; border-radius: 6px; }
nav a:hover { background: var(--surface-2); color: var(--ink); }
nav .home { font-size: 1.0625rem; font-weight: 650; color: var(--ink); margin-block-end: 8px; }
nav .group { font-weight: 600; color: var(--ink); margin-block-start: 12px; }
main { padding: 32px 16px 64px; max-inline-size: 880px; inline-size: 100%; margin-inline: auto; }
h1 { font-size: 1.75rem; line-height: 1.25; letter-spacing: -0.01em; }
h2 { font-size: 1.375rem; line-height: 1.3; margin-block: 48px 16px; }
h3 { font-size: 1.0625rem; line-height: 1.35; }
p { max-inline-size: 68ch; }
.lead { font-size: 1.0625rem; color: var(--ink-2); margin-block-start: 8px; }
#start p { margin-block: 12px; }
article {
  background: var(--surface); border: 1px solid var(--line); border-radius: 12px;
  padding: 16px; margin-block-end: 16px; display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr);
}
article:target { border-color: var(--accent); }
.where { overflow-wrap: anywhere; }
.method {
  font-size: 0.75rem; font-weight: 650; letter-spacing: 0.03em;
  border: 1px solid currentColor; border-radius: 6px; padding: 1px 6px; margin-inline-end: 4px;
}
.get { color: var(--accent); } .post { color: var(--ok); }
.put, .patch { color: var(--warn); } .delete { color: var(--late); }
.hint { font-size: 0.8125rem; color: var(--ink-2); }
code, pre { font: 0.8125rem/1.55 ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace; }
pre {
  background: var(--surface-2); border-radius: 6px; padding: 12px;
  white-space: pre-wrap; overflow: auto; overflow-wrap: anywhere; max-block-size: 420px;
}
.scroll { overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; font-size: 0.8125rem; }
caption { text-align: start; font-weight: 600; padding-block-end: 4px; }
th, td { text-align: start; vertical-align: baseline; font-weight: 400; padding: 6px 12px 6px 0; }
tbody tr > * { border-block-start: 1px solid var(--line); }
thead th { color: var(--ink-2); }
th:first-child { inline-size: 28%; } th:nth-child(2) { inline-size: 26%; } td:last-child { min-inline-size: 9em; }
p code, td code, dd code { background: var(--surface-2); border-radius: 4px; padding: 1px 4px; }
small { color: var(--ink-2); font-size: 0.75rem; }
.values { overflow-wrap: anywhere; }
summary { cursor: pointer; inline-size: fit-content; padding-block: 2px; color: var(--ink-2); }
details[open] summary { margin-block-end: 8px; }
dl { display: grid; gap: 8px; } dd { margin: 0; color: var(--ink-2); }
@media (min-width: 1000px) {
  body { grid-template-columns: 272px minmax(0, 1fr); }
  nav {
    position: sticky; inset-block-start: 0; block-size: 100vh; overflow-y: auto;
    border-block-end: 0; border-inline-end: 1px solid var(--line); font-size: 0.8125rem;
  }
  main { padding: 40px 40px 96px; }
}
@media (max-width: 999px) { nav ul { display: none; } nav section { display: inline-block; } nav .group { margin: 0; } }
@media (pointer: coarse) { nav a, summary { padding-block: 10px; } }
@media print { nav { display: none; } pre { max-block-size: none; } }
`;
