import { type ComponentChildren, Fragment, toChildArray, type VNode } from "preact";
import { useContext } from "preact/hooks";
import { jsxTemplate } from "preact/jsx-runtime";
import { PageContext, type PageState } from "./page_state.ts";
import { original, replaceType } from "./replace.ts";

type Props = { children?: ComponentChildren };

/** Keeps head elements for the end of the render; a later one of the same kind and name replaces the earlier. */
export function collectHead(page: PageState, children: ComponentChildren): void {
  for (const child of toChildArray(children)) {
    if (typeof child !== "object") continue;
    const inner: Props & { tpl?: unknown } = child.props;
    if (child.type === Fragment && !inner.tpl) collectHead(page, inner.children);
    else page.head.set(identity(child) ?? child, child);
  }
}

/** The comment that stands where the gathered elements, or the scripts, will go. */
export function mark(page: PageState, place: "head" | "body"): string {
  return `<!--${place} ${page.nonce}-->`;
}

/** Lets head, body and script of the pages take part in the engine's render. */
export function replaceDocument(): void {
  replaceType("head", (props: Props) => {
    const page = useContext(PageContext);
    if (!page) return original("head", props);
    const named = toChildArray(props.children).filter((child) => identity(child) !== undefined);
    collectHead(page, named);
    const rest = toChildArray(props.children).filter((child) => !named.includes(child));
    return original("head", { ...props, children: [rest, jsxTemplate([mark(page, "head")])] });
  });
  replaceType("body", (props: Props) => {
    const page = useContext(PageContext);
    return original(
      "body",
      page ? { ...props, children: [props.children, jsxTemplate([mark(page, "body")])] } : props,
    );
  });
  replaceType("script", (props) => {
    const page = useContext(PageContext);
    return original("script", page ? { nonce: page.nonce, ...props } : props);
  });
}

function identity(child: VNode | string | number): string | undefined {
  if (typeof child !== "object") return undefined;
  if (child.key !== null && child.key !== undefined) return `key ${child.key}`;
  if (child.type === "title") return "title";
  const props: Record<string, unknown> = { ...child.props };
  const name = props.name ?? props.property ?? props.httpEquiv ?? props["http-equiv"];
  return child.type === "meta" && name !== undefined ? `meta ${name}` : undefined;
}
