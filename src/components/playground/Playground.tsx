import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useMemo, useState } from "preact/hooks";
import { StepInWords } from "../loop/StepInWords.tsx";
import { prefersReducedMotion } from "../playback/frames.ts";
import { KeySheet } from "../playback/KeySheet.tsx";
import { actOnKey, isWritten } from "../playback/keys.ts";
import { Transport } from "../playback/Transport.tsx";
import { Timeline } from "../timeline/Timeline.tsx";
import { CodePane } from "./CodePane.tsx";
import { ConsolePane } from "./ConsolePane.tsx";
import type { PlaygroundData } from "./data.ts";
import { Header } from "./Header.tsx";
import { Notices } from "./Notices.tsx";
import { pageServices } from "./services.ts";
import { PlaygroundStore } from "./store.ts";
import { Views } from "./Views.tsx";

interface PlaygroundProps {
  /** A `PlaygroundData` as JSON. */
  readonly data: string;
  /** The example's code, highlighted by the build. */
  readonly code?: ComponentChildren;
}

/**
 * A program that can be read, run, changed and run again. The build renders it whole; in the browser it
 * comes to life in place.
 */
export function Playground({ data, code }: PlaygroundProps) {
  const store = useMemo(() => new PlaygroundStore(JSON.parse(data) as PlaygroundData, pageServices), [data]);
  const [isLive, setIsLive] = useState(false);
  const [isEditing, setIsEditing] = useState(false);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const titleId = useId();

  // Before the first paint, so that a restored edit does not flash.
  useLayoutEffect(() => {
    store.restore();
    if (prefersReducedMotion()) store.playback.speed.value = "instant";
    setIsLive(true);
  }, [store]);
  useEffect(() => () => store.dispose(), [store]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (actOnKey(event, store.playback)) return;
    if (event.key === "?" && !isWritten(event.target as Element)) return setIsHelpOpen(true);
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    void store.run();
  };

  const isStale = store.result.value.kind !== "trace";
  return (
    <section
      class="pl not-content"
      aria-labelledby={titleId}
      data-live={isLive}
      data-phase={store.phase.value}
      onKeyDown={onKeyDown}
    >
      <Header
        store={store}
        titleId={titleId}
        isLive={isLive}
        isEditing={isEditing}
        onEdit={() => setIsEditing(true)}
      />
      <Notices store={store} />
      <div class="pl-panes">
        <CodePane store={store} isLive={isLive} isEditing={isEditing} setIsEditing={setIsEditing}>
          {code}
        </CodePane>
        <ConsolePane store={store} isLive={isLive} />
      </div>
      <Transport playback={store.playback} isLive={isLive} onHelp={() => setIsHelpOpen(true)} />
      <div class="pl-timeline-pane">
        {isStale && <p class="pl-note">The timeline is that of an earlier run.</p>}
        <Timeline
          trace={store.trace.value}
          playback={store.playback}
          line={store.playback.pointedLine}
          onReveal={(line) => store.point(line)}
        />
      </div>
      <StepInWords playback={store.playback} />
      <Views store={store} isLive={isLive} />
      <KeySheet isOpen={isHelpOpen} onClose={() => setIsHelpOpen(false)} />
      <p class="sr-only" role="status">
        {store.announcement.value}
      </p>
    </section>
  );
}
