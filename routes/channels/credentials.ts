import type { Capability } from "@/lib/channels/capabilities.ts";
import { platformLabel } from "@/components/platform.ts";
import { AppError } from "@/lib/errors.ts";
import type { Lang } from "@/lib/i18n/lang.ts";
import { type Faults, fieldFault } from "@/routes/faults.ts";
import type { Form } from "@/routes/forms.ts";

/**
 * What was typed into the fields of a platform's keys.
 * @throws {AppError} connect_failed with `malformed` for one that cannot be a key
 */
export function credentialsFrom({ credentials }: Capability, form: Form): Record<string, string> {
  return Object.fromEntries(credentials.map(({ name, pattern }) => {
    const value = form.text(name).trim();
    if (value !== "" && pattern && !new RegExp(pattern, "u").test(value)) {
      throw new AppError("connect_failed", { field: name, reason: "malformed" });
    }
    return [name, value];
  }));
}

/** What a platform says about a key, as a fault of the field that it was typed into. */
export function channelFaults({ platform }: Capability, { t, locale }: Lang) {
  return (error: unknown): Faults | undefined => {
    if (!(error instanceof AppError) || error.code !== "connect_failed") return undefined;
    const { field, reason, ...rest } = error.details;
    const words = Object.entries(rest).filter((entry): entry is [string, string] =>
      typeof entry[1] === "string"
    );
    // The platform's sentence stands inside ours
    const said = String(rest.said ?? "").replace(/[.\s]+$/, "") || t("connect.said.nothing");
    const params = { ...Object.fromEntries(words), said, platform: platformLabel(platform, locale) };
    return fieldFault(String(field), t.code("connect.error", String(reason), params), error.status);
  };
}
