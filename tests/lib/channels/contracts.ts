import type { ReadyPlatform } from "@/lib/channels/registry.ts";
import type { Contract } from "./contract.ts";
import { contract as facebook } from "./facebook/contract.ts";
import { contract as instagram } from "./instagram/contract.ts";
import { contract as max } from "./max/contract.ts";
import { contract as slack } from "./slack/contract.ts";
import { contract as telegram } from "./telegram/contract.ts";
import { contract as twitter } from "./twitter/contract.ts";
import { contract as viber } from "./viber/contract.ts";
import { contract as vk } from "./vk/contract.ts";
import { contract as webchat } from "./webchat/contract.ts";
import { contract as whatsapp } from "./whatsapp/contract.ts";

/** A platform that can be connected and brings no contract does not compile. */
export const CONTRACTS: Readonly<Record<ReadyPlatform, Contract>> = {
  vk,
  facebook,
  instagram,
  telegram,
  whatsapp,
  twitter,
  viber,
  slack,
  max,
  webchat,
};
