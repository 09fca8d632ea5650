import {
  type ComponentChildren,
  type ComponentType,
  createContext,
  h,
  isValidElement,
  type VNode,
} from "preact";
import { useContext } from "preact/hooks";
import { jsxTemplate } from "preact/jsx-runtime";
import { Signal } from "@preact/signals";
import { PageContext, type PageState } from "./page_state.ts";
import { original, replaceType } from "./replace.ts";

const OwnedByIsland = createContext(false);
const slotNumbers = new WeakMap<object, number>();

/** Makes every use of this component an island, unless an island itself renders it. */
export function registerIsland(component: ComponentType, name: string, exportName: string): void {
  replaceType(component, (given: Record<string, unknown>) => {
    const page = useContext(PageContext);
    const owned = useContext(OwnedByIsland);
    if (!page || owned) return original(component, given);
    const props = Object.fromEntries(
      Object.entries(given).map(([prop, value]) => {
        return [prop, hasJsx(value) ? newSlot(page, value) : value];
      }),
    );
    const id = page.islands.push({ name, exportName, props }) - 1;
    const vnode: VNode & { __m?: [number, number] } = original(component, props);
    // useId() counts from here, as it will in the browser
    vnode.__m = [id + 1, 0];
    return between(`island:${id}`, h(OwnedByIsland.Provider, { value: true, children: vnode }));
  });
}

/** The number of the slot that this prop value stands for. */
export function slotOf(value: object): number | undefined {
  return slotNumbers.get(value);
}

function newSlot(page: PageState, content: ComponentChildren): VNode<{ id: number }> {
  const id = page.slots.push({ content, shown: false }) - 1;
  const vnode = h(Slot, { id });
  slotNumbers.set(vnode, id);
  return vnode;
}

function Slot({ id }: { id: number }) {
  const slot = useContext(PageContext)?.slots[id];
  if (!slot) return null;
  slot.shown = true;
  return between(`slot:${id}`, h(OwnedByIsland.Provider, { value: false, children: slot.content }));
}

/** True for JSX, alone or in a list. A signal looks like JSX to Preact and is not. */
function hasJsx(value: unknown): value is ComponentChildren {
  if (value instanceof Signal) return false;
  return Array.isArray(value) ? value.some(hasJsx) : isValidElement(value);
}

function between(marker: string, content: ComponentChildren): VNode {
  return jsxTemplate([`<!--${marker}-->`, `<!--/${marker}-->`], content);
}
