import type { ComponentChildren } from "preact";

interface ScrollPaneProps {
  readonly class: string;
  /** What a screen reader calls it. */
  readonly label: string;
  readonly children: ComponentChildren;
}

/** A part of a playground that scrolls by itself, and which the keyboard therefore must reach. */
export function ScrollPane({ class: className, label, children }: ScrollPaneProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms, and a section would be one landmark too many
    // biome-ignore lint/a11y/noNoninteractiveTabindex: or its end cannot be seen without a mouse
    <div class={className} tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
