import type { Twin } from "@/lib/i18n/message.ts";
import type { formContacts as ru } from "@/lib/i18n/ru/form_contacts.ts";

export const formContacts: Twin<{ form: typeof ru }>["form"] = {
  "fault.text.required": "Write something.",
  "fault.text.too_long": "Too long: 5,000 characters will do.",
  "fault.own_name_long": "Too long: 60 characters will do.",
  "fault.choices.too_few": "Write at least two choices, each on a line of its own.",
  "fault.choices.too_long": "50 choices will do, each of up to 60 characters.",
  "fault.own_text": "Too long: 500 characters will do.",
  "fault.own_number": "This has to be a number, like 12 or 3.5.",
  "fault.own_date": "The calendar has no such day. Write, for example, 2026-03-31.",
  "fault.own_choice": "There is no such choice. Pick one from the list.",
  "refusal.own_text": "This field takes up to 500 characters.",
  "refusal.own_number": "This field takes a number, like 12 or 3.5.",
  "refusal.own_date": "This field takes a date, like 2026-03-31.",
  "refusal.own_choice": "This field takes one of its choices.",
  "refusal.too_few": "A choice needs at least two options.",
  "refusal.too_many_fields": "There are {count} fields already. Put some away to add another.",
  "refusal.field_name_taken": "There is a field “{name}” already. Give this one another name.",
  "refusal.merge_self": "That is the same card. Choose another customer.",
  "refusal.contact_merged": "This card has become part of another. Reload the page.",
  "refusal.merge_too_old": "More than 30 days have passed, so it can no longer be undone.",
  "refusal.note_not_yours": "This is a colleague’s note. They and the admins can delete it.",
  "refusal.search_value_missing": "There is nothing after “{filter}:”. Complete the filter or remove it.",
  "refusal.search_day_unknown":
    "We cannot read the date “{value}”. Write, for example, 2026-03-31 or 31.03.2026.",
  "refusal.search_state_unknown":
    "We do not know the state “{value}”. There are open, closed and unassigned.",
  "refusal.search_channel_unknown":
    "There is no channel “{value}”. Write the name of a platform or connection.",
  "refusal.search_tag_unknown": "There is no tag “{value}”. Check its name.",
  "refusal.search_nobody": "We found nobody called “{value}”. Check the spelling.",
  "done.contactSaved": "The card is saved",
  "done.contactNoted": "The note is added",
  "done.contactNoteGone": "The note is deleted",
  "done.contactBlocked": "The customer is blocked. Their messages are kept and call nobody",
  "done.contactUnblocked": "The block is off, new messages come in as ever",
  "done.contactMerged": "The cards are merged. It can be undone for 30 days",
  "done.contactUnmerged": "The merge is undone, there are two cards again",
  "done.fieldSaved": "The field is saved",
  "done.fieldAway": "The field is off the cards. What was filled in is kept, and it can come back",
  "done.fieldBack": "The field is on the cards again",
};
