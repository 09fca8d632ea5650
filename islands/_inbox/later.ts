/*
 * What comes to the browser right after what is answered by. It is one piece: what several pieces share with the
 * rest becomes a file for each way of sharing it, and many small files weigh more than one.
 */
export { ClientCard } from "@/components/inbox/ClientCard.tsx";
export { TicketMenu } from "@/components/inbox/TicketMenu.tsx";
export { carryOver } from "@/islands/_inbox/carry_over.ts";
export { changeMessage, perform } from "@/islands/_inbox/actions.ts";
export { showUnread } from "@/islands/_inbox/badge.ts";
export { ContactMore } from "@/islands/_inbox/ContactMore.tsx";
export { Editor } from "@/islands/_inbox/Editor.tsx";
export { KeysSheet } from "@/islands/_inbox/KeysSheet.tsx";
export { shareLines } from "@/islands/_inbox/lines.ts";
export { teamKit } from "@/islands/_inbox/team/kit.tsx";
export { Viewer } from "@/islands/_inbox/Viewer.tsx";
