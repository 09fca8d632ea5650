import type { PolicyRow } from "@/lib/sla/policy_book.ts";

/** A policy as programs see it. */
export function policyView(row: PolicyRow) {
  return {
    id: row.id,
    name: row.name,
    hoursId: row.hoursId,
    targets: row.targets,
    warning: row.warning ?? null,
    pausesResolution: row.pausesResolution,
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
  };
}
