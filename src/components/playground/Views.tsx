import { useMemo } from "preact/hooks";
import { AwaitTree } from "../awaits/AwaitTree.tsx";
import type { RevealLine } from "../console/LineLink.tsx";
import { Findings } from "../findings/Findings.tsx";
import { findingsOf } from "../findings/findings.ts";
import { LoopView } from "../loop/LoopView.tsx";
import { hasRequests, Waterfall } from "../network/Waterfall.tsx";
import type { Playhead } from "../playback/loop-state.ts";
import { timelineOf } from "../timeline/model.ts";
import type { PlaygroundStore } from "./store.ts";
import { type View, ViewTabs } from "./ViewTabs.tsx";

interface ViewsProps {
  readonly store: PlaygroundStore;
  readonly isLive: boolean;
}

/** What can be seen at the playhead besides the timeline. */
export function Views({ store, isLive }: ViewsProps) {
  const { playback } = store;
  const reveal: RevealLine | null = isLive ? (line) => store.reveal(line) : null;
  const trace = store.trace.value;
  const findings = useMemo(() => findingsOf(trace).length, [trace]);
  const tasks = useMemo(() => timelineOf(trace).tasks.length, [trace]);
  const isNetworked = useMemo(() => hasRequests(trace), [trace]);
  const seek = isLive ? { onSeek: (playhead: Playhead) => store.showMoment(playhead) } : {};
  const network: View = {
    id: "network",
    label: "Network",
    render: () => <Waterfall trace={trace} playhead={playback.playhead.value} onLine={reveal} {...seek} />,
  };
  const views: View[] = [
    { id: "loop", label: "Loop", render: () => <LoopView playback={playback} reveal={reveal} /> },
    { id: "awaits", label: "Await tree", render: () => <AwaitTree playback={playback} reveal={reveal} /> },
    ...(isNetworked ? [network] : []),
    {
      id: "findings",
      label: `Findings (${findings})`,
      render: () => <Findings trace={trace} playhead={playback.playhead.value} onLine={reveal} {...seek} />,
    },
  ];
  return (
    <>
      <ViewTabs views={views} isLive={isLive} rows={tasks} />
      <div class="pl-static-views">
        {isNetworked && <Waterfall trace={trace} />}
        {findings > 0 && <Findings trace={trace} onLine={null} />}
      </div>
    </>
  );
}
