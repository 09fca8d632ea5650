import type { FaultAnswers } from "@/lib/sandbox/faulty.ts";
import { badToken, GraphRefusal } from "@/lib/sandbox/graph/errors.ts";

/** How Facebook and Instagram fail: https://developers.facebook.com/docs/graph-api/overview/rate-limiting */
export const graphAnswers: FaultAnswers = {
  rateLimited: (retryAfter) =>
    new GraphRefusal(4, "(#4) Application request limit reached", { headers: usage(retryAfter) })
      .toResponse(),
  broken: () =>
    new GraphRefusal(2, "An unexpected error has occurred. Please retry your request later.", {
      transient: true,
    }).toResponse(),
  revoked: () => badToken.revoked().toResponse(),
};

function usage(retryAfter: number): Record<string, string> {
  const used = { call_count: 100, total_cputime: 25, total_time: 25 };
  const estimated_time_to_regain_access = Math.round(retryAfter / 60);
  return {
    "x-app-usage": JSON.stringify(used),
    "x-business-use-case-usage": JSON.stringify({
      "1": [{ type: "messenger", ...used, estimated_time_to_regain_access }],
    }),
  };
}
