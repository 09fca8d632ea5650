import type { Peek } from "@/lib/channels/json.ts";
import { GraphRefusal, invalid } from "@/lib/sandbox/graph/errors.ts";
import { CallParams, readCall } from "@/lib/sandbox/params.ts";

/** The parameters of a call of Meta's APIs. */
export class GraphParams extends CallParams {
  /** @throws {GraphRefusal} 100 when it is missing */
  need(name: string): string {
    const value = this.text(name);
    if (value === undefined || value === "") throw invalid(`The parameter ${name} is required.`);
    return value;
  }

  flag(name: string): boolean {
    return ["true", "1"].includes(this.text(name) ?? "");
  }

  /** A comma-separated text or an array; [] when it is missing. */
  list(name: string): string[] {
    const value = this.values[name];
    if (Array.isArray(value)) return value.map(String);
    return (this.text(name) ?? "").split(",").map((part) => part.trim()).filter((part) => part !== "");
  }

  /** A nested value. @throws {GraphRefusal} 100 for a text that is no JSON */
  json(name: string): Peek {
    try {
      return this.nested(name);
    } catch {
      throw invalid(`param ${name} must be a valid JSON.`);
    }
  }
}

/** @throws {GraphRefusal} for a body that cannot be read */
export async function readGraphParams(request: Request): Promise<GraphParams> {
  try {
    const { values, files } = await readCall(request);
    return new GraphParams(values, files);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new GraphRefusal(100, "The request body is not valid JSON", { type: "GraphMethodException" });
  }
}
