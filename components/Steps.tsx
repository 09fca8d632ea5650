import { Check } from "@/components/icons.ts";
import type { ComponentChildren } from "preact";
import { Hidden } from "@/components/Hidden.tsx";
import { Icon } from "@/components/Icon.tsx";

export interface Step {
  key: string;
  title: ComponentChildren;
  done: boolean;
  children?: ComponentChildren;
}

interface Props {
  steps: readonly Step[];
  doneLabel: string;
  leftLabel: string;
}

/** A guide: what is done, what is next. */
export function Steps({ steps, doneLabel, leftLabel }: Props) {
  return (
    <ol class="steps">
      {steps.map((step, i) => (
        <li key={step.key} class="step" data-done={step.done ? "" : undefined}>
          <span class="step-mark" aria-hidden="true">
            {step.done ? <Icon of={Check} size={16} /> : i + 1}
          </span>
          <div>
            <p class="step-title">
              {step.title} <Hidden>{step.done ? doneLabel : leftLabel}</Hidden>
            </p>
            {step.children}
          </div>
        </li>
      ))}
    </ol>
  );
}
