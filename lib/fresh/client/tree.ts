import { type ComponentChildren, type ComponentType, h, type VNode } from "preact";
import { type Payload, SLOT_ID } from "../payload.ts";
import { revive } from "../wire.ts";

/** The exports of an island's file. */
export type IslandModule = Record<string, ComponentType>;

/** An island that no other island holds, and the comments around its markup. */
export interface IslandRoot {
  start: Comment;
  end: Comment;
  vnode: VNode;
}

/**
 * Reads the server's markup into trees ready to hydrate. What the server put inside an island (its slots)
 * becomes plain vnodes, with the islands found there as components among them.
 */
export function createTree(payload: Payload, modules: IslandModule[]): IslandRoot[] {
  const slots = new Map<number, ComponentChildren>();
  const Slot = ({ id }: { id: number }) => slots.get(id);
  const props = revive(payload.props, (id) => h(Slot, { id })) as object[];
  const { roots, starts } = findMarkers(document);
  for (const template of document.querySelectorAll<HTMLTemplateElement>(`template[id^="${SLOT_ID}"]`)) {
    slots.set(Number(template.id.slice(SLOT_ID.length)), siblings(template.content.firstChild));
    starts.push(...findMarkers(template.content).starts);
  }
  for (const { id, comment } of starts.reverse()) slots.set(id, siblings(comment.nextSibling, `/slot:${id}`));
  return roots.map(({ id, start, end }) => ({ start, end, vnode: island(id) }));

  function siblings(node: Node | null, until?: string): ComponentChildren[] {
    const found: ComponentChildren[] = [];
    for (; node; node = node.nextSibling) {
      if (node instanceof Text) found.push(node.data);
      if (node instanceof Element) {
        found.push(h(node.localName, attributes(node), ...siblings(node.firstChild)));
      }
      if (!(node instanceof Comment)) continue;
      if (node.data === until) break;
      const id = numberOf(node, "island:");
      if (id === undefined) continue;
      found.push(island(id));
      node = endOf(node, `/island:${id}`);
    }
    return found;
  }

  function island(id: number): VNode {
    const [url, exportName] = payload.islands[id] ?? ["", ""];
    const component = modules[id]?.[exportName];
    if (!component) throw new Error(`No component "${exportName}" in ${url}`);
    const vnode: VNode & { __m?: [number, number] } = h(component, props[id] ?? null);
    // Where useId() counts: the server counted each island apart, from the same number
    vnode.__m = [id + 1, 0];
    return vnode;
  }
}

function findMarkers(inside: Node) {
  const roots: { id: number; start: Comment; end: Comment }[] = [];
  const starts: { id: number; comment: Comment }[] = [];
  const walker = document.createTreeWalker(inside, NodeFilter.SHOW_COMMENT);
  let end: Comment | null = null;
  while (walker.nextNode()) {
    const comment = walker.currentNode as Comment;
    if (comment === end) end = null;
    const slot = numberOf(comment, "slot:");
    if (slot !== undefined) starts.push({ id: slot, comment });
    const id = numberOf(comment, "island:");
    if (id === undefined || end) continue;
    end = endOf(comment, `/island:${id}`);
    roots.push({ id, start: comment, end });
  }
  return { roots, starts };
}

function endOf(start: Comment, data: string): Comment {
  for (let node = start.nextSibling; node; node = node.nextSibling) {
    if (node instanceof Comment && node.data === data) return node;
  }
  throw new Error(`The marker "${data}" is missing from the page`);
}

function numberOf(comment: Comment, prefix: string): number | undefined {
  return comment.data.startsWith(prefix) ? Number(comment.data.slice(prefix.length)) : undefined;
}

/** Attributes as props, such that an element mounted again is the same; what somebody typed meanwhile stays. */
function attributes(element: Element): Record<string, unknown> {
  const props: Record<string, unknown> = {};
  for (const { name, value } of element.attributes) {
    const live: unknown = Reflect.get(element, name);
    if (element instanceof HTMLInputElement && name === "value") props.defaultValue = value;
    else if (element instanceof HTMLInputElement && name === "checked") props.defaultChecked = true;
    else if (name !== "key" && name !== "ref") props[name] = typeof live === "boolean" ? live : value;
  }
  return props;
}
