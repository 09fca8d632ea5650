/** How VK's API says no, always with status 200: https://dev.vk.com/en/reference/errors */
export class VkRefusal extends Error {
  override readonly name = "VkRefusal";

  constructor(readonly code: number, message: string, readonly subcode?: number) {
    super(message);
  }
}

/** Error 100 in VK's words. */
export function invalid(what: string): VkRefusal {
  return new VkRefusal(100, `One of the parameters specified was missing or invalid: ${what}`);
}

/** Error 5: an unknown or missing token. */
export function unauthorized(why = "invalid access_token (4)"): VkRefusal {
  return new VkRefusal(5, `User authorization failed: ${why}.`);
}

export const cannotWrite = {
  blacklisted: () => new VkRefusal(900, "Can't send messages for users from blacklist"),
  notAllowed: () => new VkRefusal(901, "Can't send messages for users without permission"),
  privacy: () => new VkRefusal(902, "Can't send messages to this user due to their privacy settings"),
};
