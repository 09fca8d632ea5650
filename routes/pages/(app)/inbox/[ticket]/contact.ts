import { CARD_MOST, mostOf } from "@/components/people/limits.ts";
import { ownFieldName } from "@/components/people/own_value.ts";
import { ownFields } from "@/lib/contacts/own_fields.ts";
import { AppError } from "@/lib/errors.ts";
import { changeContact } from "@/lib/inbox/contacts.ts";
import { ticketFor } from "@/lib/inbox/tickets.ts";
import { onTicket } from "@/routes/inbox/on_ticket.ts";
import { define } from "@/routes/state.ts";

const FIELDS = ["email", "phone", "country", "city", "site", "note"] as const;

/** The customer's card: the name and the other fields come by forms of their own. */
export const handlers = define.handlers({
  POST: onTicket({
    async update({ services, workspace, ticketId }, form) {
      const { contactId } = await ticketFor(workspace, ticketId);
      const name = form.text("name").trim();
      if (form.has("name") && name === "") {
        throw new AppError("invalid_request", { fields: { name: "required" } });
      }
      const fields = FIELDS.filter((field) => form.has(field)).map((field) => [
        field,
        form.text(field).trim().slice(0, mostOf(field)) || null,
      ]);
      const { used } = await ownFields(workspace);
      const own = used.filter((field) => form.has(ownFieldName(field)))
        .map((field) => [field.id, form.text(ownFieldName(field)).trim() || null]);
      const change = { ...Object.fromEntries(fields), ...(name && { name: name.slice(0, CARD_MOST.name) }) };
      await changeContact(services, workspace, contactId, { ...change, fields: Object.fromEntries(own) });
    },
  }),
});
