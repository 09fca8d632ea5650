import { type ComponentChildren, type FunctionComponent, h } from "preact";
import type { Context, LayoutConfig, PageProps } from "../context.ts";
import type { RouteModule } from "./modules.ts";

/** The app and layouts that a page is put into, outermost first. */
export interface Surroundings<State> {
  app: RouteModule<State> | null;
  layouts: RouteModule<State>[];
}

/** Puts content into the layouts and the app; one that is async may answer a Response instead. */
export async function surround<State>(
  ctx: Context<State>,
  { app, layouts }: Surroundings<State>,
  content: ComponentChildren,
  config: LayoutConfig,
): Promise<ComponentChildren | Response> {
  const outwards = config.skipInheritedLayouts ? [] : layouts.toReversed();
  if (app && !config.skipAppWrapper) outwards.push(app);
  for (const wrapper of outwards) {
    const placed = await place(ctx, wrapper, content);
    if (placed instanceof Response) return placed;
    content = placed;
  }
  return content;
}

/** The JSX of one page, layout or app around its content. */
export async function place<State>(
  ctx: Context<State>,
  { component, file }: RouteModule<State>,
  content: ComponentChildren,
): Promise<ComponentChildren | Response> {
  if (!component) throw new TypeError(`There is no component to render in ${file}`);
  ctx.Component = () => content;
  const props: PageProps<unknown, State> = { ...ctx };
  if (component.constructor.name === "AsyncFunction") return await component(props);
  return h(component as FunctionComponent<typeof props>, props);
}
