import { fold, WIDE_COLUMNS } from "@/components/matrix/search.ts";

/** Shows of the table what the form asks for, and keeps that in the address. */
export function applyFilter(form: HTMLFormElement, say: (count: number) => string): void {
  const asked = new FormData(form);
  const chosen = new Set(asked.getAll("platform").map(String));
  const isShown = (platform = "") => chosen.size === 0 || chosen.has(platform);
  for (const cell of all(".matrix [data-platform]")) cell.hidden = !isShown(cell.dataset.platform);
  document.querySelector(".matrix")?.toggleAttribute(
    "data-wide",
    0 < chosen.size && chosen.size <= WIDE_COLUMNS,
  );
  const count = showRows(asked);
  const shown = form.querySelector(".matrix-shown");
  if (shown) shown.textContent = say(count);
  toggle("#matrix-empty", count > 0);
  history.replaceState(null, "", addressOf(form, asked));
}

/** @returns how many features are left */
function showRows(asked: FormData): number {
  const group = String(asked.get("group") ?? "");
  const q = fold(String(asked.get("q") ?? "").trim());
  const differing = asked.get("differing") === "1";
  const usedesk = asked.get("usedesk") === "1";
  let count = 0;
  for (const part of all(".matrix [data-group]")) {
    const rows = all("[data-feature]", part);
    for (const row of rows) {
      row.hidden = group !== "" && part.dataset.group !== group ||
        differing && answersOf(row).size < 2 ||
        usedesk && !row.querySelector("td:not([hidden])[data-usedesk]") ||
        q !== "" && !textOf(row).includes(q);
    }
    const left = rows.filter((row) => !row.hidden).length;
    part.hidden = left === 0;
    count += left;
  }
  return count;
}

function answersOf(row: HTMLElement): Set<string | undefined> {
  return new Set(all("td:not([hidden])", row).map((cell) => cell.dataset.answer));
}

function textOf(row: HTMLElement): string {
  const parts = all("th, td:not([hidden]) [data-search]", row);
  return fold(parts.map(({ textContent }) => textContent ?? "").join(" "));
}

/** Only what is set, so that the address stays short. */
function addressOf(form: HTMLFormElement, asked: FormData): URL {
  const address = new URL(form.action);
  for (const [name, value] of asked) {
    if (typeof value === "string" && value.trim() !== "") address.searchParams.append(name, value.trim());
  }
  return address;
}

function all(selector: string, inside: ParentNode = document): HTMLElement[] {
  return [...inside.querySelectorAll<HTMLElement>(selector)];
}

function toggle(selector: string, hidden: boolean): void {
  document.querySelector(selector)?.toggleAttribute("hidden", hidden);
}
