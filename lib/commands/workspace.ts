import { parseArgs } from "node:util";
import { openControl } from "@/db/control.ts";
import type { Store } from "@/db/libsql.ts";
import { createOperatorReset } from "@/lib/auth/resets.ts";
import { signUp } from "@/lib/auth/sign_up.ts";
import { createApiToken } from "@/lib/auth/tokens.ts";
import { ConfigError, readConfig } from "@/lib/config.ts";
import { AppError } from "@/lib/errors.ts";

const USAGE =
  `Use: deno task workspace create --name NAME --email E-MAIL --password PASSWORD [--locale ru|en] [--json]
     deno task workspace reset --email E-MAIL

create makes a workspace with its owner and an API token. The token is shown this once.
reset makes a link for somebody who forgot the password. It works once, within 24 hours.`;

type Options = ReturnType<typeof read>["values"];

type Deed = (control: Store) => Promise<string>;

/** By the first word: what does it and says what came of it; undefined when an option is missing. */
const VERBS: Readonly<Record<string, (options: Options) => Deed | undefined>> = {
  create: ({ name, email, password, locale = "ru", json = false }) => {
    if (!name || !email || !password || (locale !== "ru" && locale !== "en")) return undefined;
    return (control) => create(control, { name, email, password, locale }, json);
  },
  reset: ({ email }) => email ? (control) => reset(control, email) : undefined,
};

/** `deno task workspace …`: for whoever runs the server, while it runs or not. */
async function main(args: string[]): Promise<number> {
  const { values, positionals: [verb = ""] } = read(args);
  const deed = Object.hasOwn(VERBS, verb) ? VERBS[verb]?.(values) : undefined;
  if (!deed) {
    console.error(USAGE);
    return 2;
  }
  const control = await openControl(readConfig().dataDir);
  try {
    console.log(await deed(control));
    return 0;
  } finally {
    await control.close();
  }
}

function read(args: string[]) {
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: "string" },
      email: { type: "string" },
      password: { type: "string" },
      locale: { type: "string" },
      json: { type: "boolean" },
    },
  });
}

async function create(
  control: Store,
  { name, ...owner }: { name: string; email: string; password: string; locale: "ru" | "en" },
  json: boolean,
): Promise<string> {
  const made = await signUp(control, {
    businessName: name,
    name: owner.email.split("@")[0] ?? name,
    ...owner,
  });
  const { token } = await createApiToken(control, {
    workspaceId: made.workspace.id,
    userId: made.user.id,
    name: "command line",
  });
  const result = { workspaceId: made.workspace.id, apiToken: token };
  return json ? JSON.stringify(result) : `Workspace ${result.workspaceId}\nAPI token ${result.apiToken}`;
}

async function reset(control: Store, email: string): Promise<string> {
  const { token } = await createOperatorReset(control, email);
  return `${readConfig().origin}/reset/${token}`;
}

try {
  Deno.exit(await main(Deno.args));
} catch (error) {
  if (error instanceof ConfigError) {
    console.error(error.message);
    Deno.exit(1);
  }
  if (!(error instanceof AppError) && !(error instanceof TypeError)) throw error;
  const details = error instanceof AppError ? ` ${JSON.stringify(error.details)}` : "";
  console.error(`Could not ${Deno.args[0]}: ${error.message}${details}`);
  Deno.exit(1);
}
