import type { ComponentChildren } from "preact";
import { useId, useRef, useState } from "preact/hooks";

export interface View {
  readonly id: string;
  readonly label: string;
  readonly render: () => ComponentChildren;
}

interface ViewTabsProps {
  readonly views: readonly View[];
  /** Whether the page's scripts have taken over. */
  readonly isLive: boolean;
  /** How many things the views may have to show at once. */
  readonly rows: number;
}

/** Views in one place, one at a time. */
export function ViewTabs({ views, isLive, rows }: ViewTabsProps) {
  const [chosen, setChosen] = useState(views[0]?.id);
  const baseId = useId();
  const list = useRef<HTMLDivElement>(null);
  // A run without requests takes the network's tab away.
  const shown = views.find(({ id }) => id === chosen) ?? (views[0] as View);

  const onKeyDown = (event: KeyboardEvent): void => {
    const to = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const place = (views.indexOf(shown) + to + views.length) % views.length;
    setChosen(views[place]?.id);
    list.current?.querySelectorAll<HTMLButtonElement>("[role=tab]")[place]?.focus();
  };

  return (
    <div class="pl-views">
      <div class="pl-tabs" role="tablist" aria-label="Views" ref={list} onKeyDown={onKeyDown}>
        {views.map((view) => (
          <button
            key={view.id}
            type="button"
            role="tab"
            class="pl-tab"
            id={`${baseId}-${view.id}`}
            aria-selected={view === shown}
            aria-controls={`${baseId}-panel`}
            tabIndex={view === shown ? 0 : -1}
            disabled={!isLive}
            onClick={() => setChosen(view.id)}
          >
            {view.label}
          </button>
        ))}
      </div>
      <div
        class="pl-view"
        style={{ "--pl-view-rows": rows }}
        role="tabpanel"
        id={`${baseId}-panel`}
        aria-labelledby={`${baseId}-${shown.id}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        {shown.render()}
      </div>
    </div>
  );
}
