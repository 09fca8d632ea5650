import { HttpError } from "fresh";
import { requireSameOrigin } from "@/lib/auth/same_origin.ts";
import { AppError } from "@/lib/errors.ts";
import { asRefusal } from "@/routes/refusal.ts";
import { define } from "@/routes/state.ts";

/** No form of another site gets in, signed in or not; refusals become error pages. */
export default define.middleware(async (ctx) => {
  try {
    requireSameOrigin(ctx.req, ctx.state.services.config.origin);
    return await ctx.next();
  } catch (error) {
    if (error instanceof HttpError) throw error;
    const refusal = asRefusal(error);
    if (refusal.code === "internal") throw error;
    throw new HttpError(refusal.status, refusal.message, {
      cause: error instanceof AppError ? error : refusal,
    });
  }
});
