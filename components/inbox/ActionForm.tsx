import type { ComponentChildren, FormHTMLAttributes } from "preact";
import { type FormAction, formPath } from "@/components/inbox/actions.ts";

interface Props extends Omit<FormHTMLAttributes<HTMLFormElement>, "action"> {
  ticketId: string;
  /** The noun under the ticket, e.g. `closure`. */
  noun: string;
  does: FormAction;
  children: ComponentChildren;
}

/** A form that changes something of a ticket; it works without scripts. */
export function ActionForm({ ticketId, noun, does, children, ...rest }: Props) {
  return (
    <form {...rest} method="post" action={formPath(ticketId, noun)}>
      <input type="hidden" name="_action" value={does} />
      {children}
    </form>
  );
}
