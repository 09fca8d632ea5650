import type {
  SlackChannel,
  SlackFile,
  SlackMessage,
  SlackProfile,
  SlackTeam,
  SlackWorld,
} from "@/lib/sandbox/slack/state.ts";

/** The event of a message, or the message inside one. */
export function messageObject(
  world: SlackWorld,
  team: SlackTeam,
  message: SlackMessage,
): Record<string, unknown> {
  const { ts, user, own, text, files, threadTs, editedTs, blocks } = message;
  const foreign = team.people.get(user)?.foreign === true;
  return {
    type: "message",
    ...(files.length > 0 && { subtype: "file_share", upload: false, display_as_bot: false }),
    user,
    text,
    ts,
    team: team.id,
    ...(own ? ownFields(team) : { client_msg_id: crypto.randomUUID() }),
    ...(threadTs && { thread_ts: threadTs }),
    ...(editedTs && { edited: { user, ts: editedTs } }),
    ...(files.length > 0 && {
      files: files.map((one) => foreign ? hiddenFile(one) : fileObject(world, team, one)),
    }),
    ...(blocks ? { blocks } : text !== "" && { blocks: richText(ts, text) }),
  };
}

export function placed({ id, type }: SlackChannel): Record<string, unknown> {
  return { channel: id, channel_type: type };
}

function ownFields({ botId, appId, id, name }: SlackTeam) {
  const bot_profile = { id: botId, deleted: false, name, updated: 1_750_000_000, app_id: appId, team_id: id };
  return { bot_id: botId, app_id: appId, bot_profile };
}

function richText(ts: string, text: string) {
  const section = { type: "rich_text_section", elements: [{ type: "text", text }] };
  return [{ type: "rich_text", block_id: ts.slice(-5), elements: [section] }];
}

/** https://api.slack.com/types/file */
export function fileObject(
  { core }: SlackWorld,
  team: SlackTeam,
  { id, file, title, user, created, voice }: SlackFile,
): Record<string, unknown> {
  const { name, contentType, size, width, height, duration } = file;
  const address = `${core.base}/slack/files-pri/${team.id}-${id}`;
  const plain = encodeURIComponent(name);
  return {
    id,
    created,
    timestamp: created,
    name,
    title,
    mimetype: contentType,
    filetype: /\.(\w+)$/.exec(name)?.[1] ?? "binary",
    user,
    user_team: team.id,
    editable: false,
    size,
    mode: "hosted",
    is_external: false,
    external_type: "",
    is_public: false,
    url_private: `${address}/${plain}`,
    url_private_download: `${address}/download/${plain}`,
    permalink: `https://${team.domain}.slack.com/files/${user}/${id}/${plain}`,
    ...(width && height && { original_w: width, original_h: height, thumb_360: `${address}/${plain}` }),
    ...(voice && { subtype: "slack_audio", duration_ms: (duration ?? 0) * 1000 }),
    has_rich_preview: false,
    file_access: "visible",
  };
}

/** A file from another workspace, of which only the id is told. */
function hiddenFile({ id }: SlackFile) {
  return { id, created: 0, timestamp: 0, user: "", mode: "file_access", file_access: "check_file_info" };
}

/** https://api.slack.com/types/user; the address only with its own scope */
export function userObject(
  { core }: SlackWorld,
  team: SlackTeam,
  profile: SlackProfile,
  withLocale: boolean,
): Record<string, unknown> {
  const { id, name, displayName = "", email, phone = "", title = "", avatar } = profile;
  const picture = avatar && `${core.base}/sandbox/samples/${avatar}`;
  return {
    id,
    team_id: team.id,
    name: (displayName || name).toLowerCase().replaceAll(/\s+/g, "."),
    deleted: team.gone.has(id),
    real_name: name,
    tz: profile.tz ?? "Europe/Moscow",
    is_bot: false,
    is_app_user: false,
    ...(withLocale && { locale: profile.locale ?? "ru-RU" }),
    profile: {
      real_name: name,
      display_name: displayName,
      phone,
      title,
      team: team.id,
      ...(team.scopes.has("users:read.email") && email && { email }),
      ...(picture && { image_72: picture, image_192: picture, image_512: picture, is_custom_image: true }),
    },
  };
}
