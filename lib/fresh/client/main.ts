import { type ContainerNode, hydrate } from "preact";
import "preact/hooks";
import "preact/jsx-runtime";
import { DATA_ID, type Payload } from "../payload.ts";
import { earlyWords } from "./early.ts";
import { createTree, type IslandModule, type IslandRoot } from "./tree.ts";

const data = document.getElementById(DATA_ID)?.textContent;
if (data) await start(JSON.parse(data));

async function start(payload: Payload): Promise<void> {
  const modules = await Promise.all(payload.islands.map(([url]): Promise<IslandModule> => import(url)));
  const roots = createTree(payload, modules);
  const giveBack = earlyWords();
  for (const root of roots) {
    try {
      hydrate(root.vnode, container(root));
    } catch (error) {
      reportError(error);
    }
  }
  giveBack();
}

/** A parent that has only the nodes between two comments. */
function container({ start, end }: IslandRoot): ContainerNode & { namespaceURI: string | null } {
  const parent = start.parentElement ?? document.body;
  const nodes: ChildNode[] = [];
  for (let node = start.nextSibling; node && node !== end; node = node.nextSibling) nodes.push(node);
  return {
    nodeType: Node.ELEMENT_NODE,
    parentNode: parent,
    namespaceURI: parent.namespaceURI,
    firstChild: nodes[0] ?? null,
    childNodes: nodes,
    contains: (node) => parent.contains(node as Node | null),
    insertBefore: (node, before) => parent.insertBefore(node as Node, before as Node | null ?? end),
    appendChild: (node) => parent.insertBefore(node as Node, end),
    removeChild: (node) => parent.removeChild(node as Node),
  };
}
