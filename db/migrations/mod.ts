import { control0001 } from "./control_0001.ts";
import { control0002 } from "./control_0002.ts";
import { controlNotify } from "./control_notify.ts";
import { workspace0001 } from "./workspace_0001.ts";
import { workspace0002 } from "./workspace_0002.ts";
import { workspaceBroadcasts } from "./workspace_broadcasts.ts";
import { workspaceConnections } from "./workspace_connections.ts";
import { workspaceContacts } from "./workspace_contacts.ts";
import { workspaceCsi } from "./workspace_csi.ts";
import { workspaceNotify } from "./workspace_notify.ts";
import { workspaceReactions } from "./workspace_reactions.ts";
import { workspaceReads } from "./workspace_reads.ts";
import { workspaceReplies } from "./workspace_replies.ts";
import { workspaceReports } from "./workspace_reports.ts";
import { workspaceRules } from "./workspace_rules.ts";
import { workspaceSearch } from "./workspace_search.ts";
import { workspaceSla } from "./workspace_sla.ts";
import { workspaceTeam } from "./workspace_team.ts";

/** Forward only: a landed step is never changed, a new one is added at the end. */
export const controlMigrations: readonly string[] = [control0001, control0002, controlNotify];
export const workspaceMigrations: readonly string[] = [
  workspace0001,
  workspace0002,
  workspaceConnections,
  workspaceReplies,
  workspaceSla,
  workspaceSearch,
  workspaceContacts,
  workspaceBroadcasts,
  workspaceTeam,
  workspaceCsi,
  workspaceRules,
  workspaceNotify,
  workspaceReports,
  workspaceReactions,
  workspaceReads,
];
