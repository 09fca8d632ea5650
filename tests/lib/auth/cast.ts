import { insertUser, insertWorkspace, type User } from "@/db/accounts.ts";
import { openControl } from "@/db/control.ts";
import type { Store } from "@/db/libsql.ts";
import { insertMember } from "@/db/members.ts";
import type { Role } from "@/db/schema/control.ts";
import type { GuardDeps } from "@/lib/auth/guards.ts";
import { hashing, hashPassword } from "@/lib/auth/passwords.ts";
import { openSession, readSession } from "@/lib/auth/sessions.ts";
import type { Session } from "@/lib/auth/viewer.ts";
import { AppError } from "@/lib/errors.ts";
import { newId } from "@/lib/ids.ts";

export const PASSWORD = "очень длинный пароль";
const HOUR_MS = 60 * 60 * 1_000;
export const DAY_MS = 24 * HOUR_MS;

/** Hashing is slow by design, so the cast shares one hash. */
const passwordHash = hashPassword(PASSWORD);

export interface Person extends Pick<User, "id" | "name" | "email"> {
  workspaceId: string;
}

export interface Entered {
  token: string;
  session: Session;
  headers: { cookie: string };
}

/** Анна owns a bakery, Vera is its admin and Boris its agent; Gleb, the stranger, owns a garage. */
export interface Cast extends AsyncDisposable {
  control: Store;
  dataDir: string;
  origin: string;
  anna: Person;
  vera: Person;
  boris: Person;
  gleb: Person;
  /** Opens a session and reads it back as a request would. */
  enter(person: Person, workspaceId?: string): Promise<Entered>;
  /** What a request with this token would be allowed to be. */
  read(token: string, now?: number): Promise<Session | null>;
  join(person: Person, workspaceId: string, role: Role): Promise<void>;
}

export async function makeCast(): Promise<Cast> {
  const dataDir = await Deno.makeTempDir({ prefix: "otklik-auth-" });
  const control = await openControl(dataDir);
  const origin = "http://localhost:8000";
  const bakery = await addWorkspace(control, "Пекарня");
  const garage = await addWorkspace(control, "Гараж");
  const read = (token: string, now?: number) => readSession(control, requestWith(token), origin, now);
  return {
    control,
    dataDir,
    origin,
    anna: await addUser(control, "Анна", "anna@bakery.example", bakery, "owner"),
    vera: await addUser(control, "Vera", "vera@bakery.example", bakery, "admin"),
    boris: await addUser(control, "Boris", "boris@bakery.example", bakery, "agent"),
    gleb: await addUser(control, "Gleb", "gleb@garage.example", garage, "owner"),
    read,
    async enter(person, workspaceId = person.workspaceId) {
      const token = await openSession(control, { userId: person.id, workspaceId });
      const session = await read(token);
      if (!session) throw new Error(`No session for ${person.name}`);
      return { token, session, headers: { cookie: `otklik=${token}` } };
    },
    join: (person, workspaceId, role) => addMember(control, workspaceId, person.id, role),
    async [Symbol.asyncDispose]() {
      await control.close();
      await Deno.remove(dataDir, { recursive: true });
    },
  };
}

export function guardDeps(cast: Cast): GuardDeps {
  return { control: cast.control, config: { origin: cast.origin }, now: Date.now };
}

/** For `assert.rejects`: the refusal's code and the facts that a client reads. */
export function refusal(code: string, details?: Record<string, unknown>): (error: unknown) => boolean {
  return (error) => {
    if (!(error instanceof AppError) || error.code !== code) throw error;
    for (const [key, value] of Object.entries(details ?? {})) {
      const found = JSON.stringify(error.details[key]);
      if (found !== JSON.stringify(value)) throw new Error(`${key} is ${found} in the refusal`);
    }
    return true;
  };
}

/** So many hash at once that the next one is refused, whoever it is for. They leave in the end. */
export function crowd(): AsyncDisposable {
  const gone = Promise.withResolvers<void>();
  // Those beyond the line's end are refused at once, and that is what they are for.
  const all = Array.from({ length: 1_000 }, () => hashing(() => gone.promise).catch(() => undefined));
  return {
    async [Symbol.asyncDispose]() {
      gone.resolve();
      await Promise.all(all);
    },
  };
}

function requestWith(token: string): Request {
  return new Request("http://localhost:8000/inbox", { headers: { cookie: `otklik=${token}` } });
}

async function addWorkspace(control: Store, name: string): Promise<string> {
  const id = newId();
  await control.write(() =>
    control.commit([insertWorkspace(control, { id, name, locale: "ru", createdAt: Date.now() })])
  );
  return id;
}

async function addUser(
  control: Store,
  name: string,
  email: string,
  workspaceId: string,
  role: Role,
): Promise<Person> {
  const user: User = {
    id: newId(),
    email,
    name,
    passwordHash: await passwordHash,
    locale: "ru",
    createdAt: Date.now(),
  };
  await control.write(() => control.commit([insertUser(control, user)]));
  await addMember(control, workspaceId, user.id, role);
  return { id: user.id, name, email, workspaceId };
}

async function addMember(control: Store, workspaceId: string, userId: string, role: Role): Promise<void> {
  const row = { workspaceId, userId, role, createdAt: Date.now() };
  await control.write(() => control.commit([insertMember(control, row)]));
}
