import { type ComponentType, h, options, type VNode } from "preact";

type NodeType = VNode["type"];

const replacements = new Map<NodeType, ComponentType>();

/** From now on, JSX of this type renders `by` on the server, with the same props. */
export function replaceType(type: NodeType, by: ComponentType): void {
  replacements.set(type, by);
}

/** A vnode of exactly this type, for its replacement to render. */
export function original(type: NodeType, props: Record<string, unknown>): VNode {
  const vnode: VNode = h("div", props);
  vnode.type = type;
  return vnode;
}

const inherited = options.vnode;
options.vnode = (vnode) => {
  vnode.type = replacements.get(vnode.type) ?? vnode.type;
  if (typeof vnode.type === "string") giveFirstValues(vnode.props);
  if (typeof vnode.type === "function" && vnode.type.constructor.name === "AsyncFunction") {
    throw new TypeError(
      `Component "${vnode.type.name}" is async, so it would show nothing; only a page, layout or app may be`,
    );
  }
  inherited?.(vnode);
};

/**
 * Deno compiles JSX of elements to the attributes of HTML, which has none for what a field begins with: the
 * renderer knows these two by the names that were written. deno.json keeps fields out of templates for it.
 */
function giveFirstValues(props: Record<string, unknown>): void {
  if ("defaultvalue" in props) props.defaultValue = props.defaultvalue;
  if ("defaultchecked" in props) props.defaultChecked = props.defaultchecked;
  delete props.defaultvalue;
  delete props.defaultchecked;
}
