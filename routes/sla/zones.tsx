import { Field } from "@/components/Field.tsx";

interface Props {
  label: string;
  help: string;
  value: string;
  error?: string;
}

const ELSEWHERE = "UTC";

/** All time zones by part of the world; the names are those of the IANA database. */
const ZONES: readonly string[] = [
  ELSEWHERE,
  ...Intl.supportedValuesOf("timeZone").filter((name) => name !== ELSEWHERE),
];

/** A choice of the time zone that phones and keyboards can search by the city's name. */
export function ZoneField({ label, help, value, error }: Props) {
  const known = value === "" || ZONES.includes(value);
  const groups = Map.groupBy(known ? ZONES : [value, ...ZONES], (name) => name.split("/", 1)[0] ?? name);
  return (
    <Field id="timeZone" label={label} help={help} error={error}>
      {(control) => (
        <select name="timeZone" {...control} class="input select">
          {[...groups].map(([part, names]) => (
            <optgroup key={part} label={part}>
              {names.map((name) => (
                <option key={name} value={name} selected={name === value}>{cityOf(name)}</option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}

function cityOf(name: string): string {
  return name.slice(name.indexOf("/") + 1).replaceAll("_", " ").replaceAll("/", ", ");
}
