import type { User } from "@/db/accounts.ts";
import { normaliseEmail } from "@/lib/auth/email.ts";
import { passwordFault } from "@/lib/auth/passwords.ts";
import { AppError } from "@/lib/errors.ts";

/** What a person fills in to become a user. */
export interface Person {
  email: string;
  password: string;
  /** Absent or empty: the part of the e-mail before the @. */
  name?: string;
  locale: User["locale"];
}

type Fault = "required" | "too_long" | "email_invalid" | ReturnType<typeof passwordFault>;

const NAME_MOST = 100;
const GAPS = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;
/** Marks that turn the direction of text around: one name could pass for another. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g;

/** @throws {AppError} invalid_request with `fields`: one code for each field that is wrong */
export function checkPerson(person: Person): Required<Person> {
  const { email, faults } = personFaults(person);
  refuse(faults);
  return tidy(person, email);
}

/** @throws {AppError} invalid_request with `fields`: one code for each field that is wrong */
export function checkBusiness(input: Person & { businessName: string }) {
  const businessName = tidyName(input.businessName);
  const { email, faults } = personFaults(input);
  refuse({ businessName: nameFault(businessName), ...faults });
  return { ...tidy(input, email), businessName };
}

/**
 * @param field what the form calls it
 * @returns the name without control characters, direction marks and double spaces
 * @throws {AppError} invalid_request when it is empty or over 100 code points
 */
export function checkName(name: string, field = "name"): string {
  const tidied = tidyName(name);
  refuse({ [field]: nameFault(tidied) });
  return tidied;
}

/** @throws {AppError} invalid_request with the code of each field that has one */
export function refuse(faults: Readonly<Record<string, string | undefined>>): void {
  const fields = Object.fromEntries(Object.entries(faults).filter(([, fault]) => fault !== undefined));
  if (Object.keys(fields).length > 0) throw new AppError("invalid_request", { fields });
}

function personFaults(person: Person) {
  const email = normaliseEmail(person.email);
  const name = tidyName(person.name ?? "");
  const faults: Record<string, Fault | undefined> = {
    name: name === "" ? undefined : nameFault(name),
    email: email === null ? "email_invalid" : undefined,
    password: passwordFault(person.password),
  };
  return { email: email ?? "", faults };
}

function tidy(person: Person, email: string): Required<Person> {
  const name = tidyName(person.name ?? "") || email.slice(0, email.lastIndexOf("@"));
  return { email, name, password: person.password, locale: person.locale };
}

function tidyName(name: string): string {
  return name.slice(0, NAME_MOST * 4).replace(TURNS, "").replace(GAPS, " ").trim().normalize("NFC");
}

function nameFault(name: string): Fault | undefined {
  if (name === "") return "required";
  return [...name].length > NAME_MOST ? "too_long" : undefined;
}
