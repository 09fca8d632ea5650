import type { Twin } from "@/lib/i18n/message.ts";
import type { apiReplies as ru } from "@/lib/i18n/ru/api_replies.ts";

export const apiReplies: Twin<{ api: typeof ru }>["api"] = {
  "tag.replies": "Saved replies",
  "op.listSavedReplies": "List saved replies",
  "about.listSavedReplies":
    "The team’s and your own. With `q`, one page with the best first: words are found by their beginning, in any order.",
  "op.createSavedReply": "Save a reply",
  "about.createSavedReply":
    "Owner and admins save shared ones, everybody their own. A variable that does not exist is the error `unknown_variable`.",
  "op.getSavedReply": "Get one saved reply",
  "about.getSavedReply": "A colleague’s own is seen by nobody else.",
  "op.changeSavedReply": "Change a saved reply",
  "about.changeSavedReply": "Only what you send is changed; `texts` and `attachments` as a whole.",
  "op.deleteSavedReply": "Delete a saved reply",
  "about.deleteSavedReply": "For a day it can be brought back.",
  "op.restoreSavedReply": "Bring a deleted reply back",
  "about.restoreSavedReply": "Within a day of its deletion.",
  "op.listReplyFolders": "List folders of saved replies",
  "about.listReplyFolders": "The team’s and your own, by name.",
  "op.createReplyFolder": "Create a folder",
  "about.createReplyFolder": "If there is one of this name, you get that one.",
  "op.renameReplyFolder": "Rename a folder",
  "about.renameReplyFolder": "Its replies stay in it.",
  "op.deleteReplyFolder": "Delete a folder",
  "about.deleteReplyFolder": "Its replies stay, outside of any.",
  "op.listEditedReplies": "List what is changed most",
  "about.listEditedReplies": "The saved replies of which most is changed before they are sent.",
  "op.recordReplyUse": "Say that a reply was used",
  "about.recordReplyUse":
    "Tell which saved replies your message was made of, and how each stood there at first: we count how much was changed. Telling it twice adds nothing.",
  "op.addStarterReplies": "Add the starter set",
  "about.addStarterReplies":
    "Thirteen replies in Russian and English. Those that are there already stay as they are.",
  "op.copyReplyFiles": "Take the files of a saved reply",
  "about.copyReplyFiles": "You get new ids: send them in `attachments` of a message.",
  "op.getReplyValues": "Get what fills the variables",
  "about.getReplyValues": "For this ticket, in your name, as of today. `locale` is the customer’s language.",
  "op.getCoach": "Get the writing hints",
  "about.getCoach": "Which there are, and which are off.",
  "op.changeCoach": "Switch hints off",
  "about.changeCoach": "`mine` for you alone, `workspace` for everybody, which is for owner and admins.",
  "param.folder": "Id of a folder",
  "field.SavedReply.texts": "`any` for every language, `ru` and `en` for their own",
  "field.SavedReply.shared": "The team’s; else only yours",
  "field.SavedReply.uses": "How often it went out",
  "field.SavedReply.ownUses": "How often of these by you",
  "field.SavedReply.changed": "The share that is changed before sending, 0 to 1; `null`: never used yet",
  "field.NewSavedReply.texts":
    "`any` for every language, `ru` and `en` for their own. At least one is needed",
  "field.NewSavedReply.attachments": "Ids of files that you uploaded",
  "field.ReplyUse.messageId": "Your answer to the customer",
  "field.ReplyUse.replies": "What was put in: its id, and the text as it stood before you changed it",
  "field.NewMessage.mentions":
    "Whom a note calls where names are the same: ids of members. Usually `@First Last` in the text is enough",
  "field.Message.mentions": "Whom a note calls",
  "field.ReplyValues.values": "By the variable’s name; what we do not know is absent",
};
