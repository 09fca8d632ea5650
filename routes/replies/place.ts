import type { Choice } from "@/components/SelectField.tsx";
import { AppError } from "@/lib/errors.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import type { ReplyFolderView } from "@/lib/replies/view.ts";

/** Who sees a saved reply, and in which folder it lies: one choice in the form. */
export interface Place {
  readonly shared: boolean;
  readonly folderId: string | null;
}

/** @param mayShare the viewer has a hand in shared ones */
export function placeChoices(
  { t }: Lang,
  folders: readonly ReplyFolderView[],
  mayShare: boolean,
): Choice[] {
  const within = (shared: boolean) =>
    folders.filter((folder) => folder.shared === shared).map(({ id, name }) => ({
      value: placeValue({ shared, folderId: id }),
      label: t(shared ? "replies.place.shared.in" : "replies.place.own.in", { name }),
    }));
  const team = [
    { value: placeValue({ shared: true, folderId: null }), label: t("replies.place.shared") },
    ...within(true),
  ];
  const own = [
    { value: placeValue({ shared: false, folderId: null }), label: t("replies.place.own") },
    ...within(false),
  ];
  return mayShare ? [...team, ...own] : own;
}

/** `shared:FOLDER`, `own:FOLDER`, or without a folder. */
export function placeValue({ shared, folderId }: Place): string {
  return `${shared ? "shared" : "own"}:${folderId ?? ""}`;
}

/** @throws {AppError} invalid_request for what no form of ours sends */
export function placeFrom(value: string): Place {
  const [who, folderId = ""] = value.split(":");
  if (who !== "shared" && who !== "own") {
    throw new AppError("invalid_request", { fields: { place: "required" } });
  }
  return { shared: who === "shared", folderId: folderId || null };
}
