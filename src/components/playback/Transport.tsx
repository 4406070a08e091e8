import type { ComponentChildren } from "preact";
import { clockTime } from "../words.ts";
import { MomentMarks } from "./MomentMarks.tsx";
import { type Playback, SPEEDS, type Speed } from "./playhead.ts";

interface TransportProps {
  readonly playback: Playback;
  readonly isLive: boolean;
  readonly onHelp: () => void;
}

/** The controls of the playback: play, step, jump, scrub, speed. */
export function Transport({ playback, isLive, onHelp }: TransportProps) {
  const isPlaying = playback.playing.value;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div class="pl-transport" role="group" aria-label="Playback">
      <div class="pl-transport-buttons">
        <IconButton label="To the start" keys="Home" disabled={!isLive} onClick={() => playback.toStart()}>
          <path d="M4 4v8M12 4 6 8l6 4Z" />
        </IconButton>
        <IconButton
          label="Previous switch of task"
          keys="<"
          disabled={!isLive}
          onClick={() => playback.stepTask(-1)}
        >
          <path d="M8 4 3 8l5 4ZM13.5 4l-5 4 5 4Z" />
        </IconButton>
        <IconButton label="Step back" keys="," disabled={!isLive} onClick={() => playback.step(-1)}>
          <path d="M10.5 4l-5 4 5 4Z" />
        </IconButton>
        <button
          type="button"
          class="pl-button pl-play"
          disabled={!isLive}
          aria-keyshortcuts="k"
          title={isPlaying ? "Pause (k)" : "Play (k)"}
          onClick={() => playback.toggle()}
        >
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            <path d={isPlaying ? "M4 3h3v10h-3ZM9 3h3v10h-3Z" : "M5 3 13 8 5 13Z"} />
          </svg>
          {isPlaying ? "Pause" : "Play"}
        </button>
        <IconButton label="Step forward" keys="." disabled={!isLive} onClick={() => playback.step(1)}>
          <path d="M5.5 4l5 4-5 4Z" />
        </IconButton>
        <IconButton
          label="Next switch of task"
          keys=">"
          disabled={!isLive}
          onClick={() => playback.stepTask(1)}
        >
          <path d="M2.5 4l5 4-5 4ZM8 4l5 4-5 4Z" />
        </IconButton>
        <IconButton label="To the end" keys="End" disabled={!isLive} onClick={() => playback.toEnd()}>
          <path d="M12 4v8M4 4l6 4-6 4Z" />
        </IconButton>
      </div>
      <Scrubber playback={playback} isLive={isLive} />
      <Clock playback={playback} />
      <div class="pl-transport-more">
        <button
          type="button"
          class="pl-button"
          disabled={!isLive}
          aria-keyshortcuts="o"
          title="To the next line of output (o)"
          onClick={() => playback.toNextOutput()}
        >
          Next output
        </button>
        <button
          type="button"
          class="pl-button"
          disabled={!isLive}
          aria-keyshortcuts="e"
          title="To the next error (e)"
          onClick={() => playback.toNextError()}
        >
          Next error
        </button>
        <SpeedChoice playback={playback} isLive={isLive} />
        <label class="pl-choice" title="Play long waits in which nothing happens faster">
          <input
            type="checkbox"
            checked={playback.compressGaps.value}
            disabled={!isLive}
            onChange={(event) => {
              playback.compressGaps.value = event.currentTarget.checked;
            }}
          />
          Skip gaps
        </label>
        <button
          type="button"
          class="pl-button pl-icon-button"
          disabled={!isLive}
          aria-label="Keys"
          aria-keyshortcuts="?"
          title="Keys (?)"
          onClick={onHelp}
        >
          ?
        </button>
      </div>
    </div>
  );
}

interface IconButtonProps {
  readonly label: string;
  readonly keys: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
  /** A shape in a square of 16. */
  readonly children: ComponentChildren;
}

function IconButton({ label, keys, disabled, onClick, children }: IconButtonProps) {
  return (
    <button
      type="button"
      class="pl-button pl-icon-button"
      aria-label={label}
      aria-keyshortcuts={keys}
      title={`${label} (${keys})`}
      disabled={disabled}
      onClick={onClick}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {children}
      </svg>
    </button>
  );
}

interface PartProps {
  readonly playback: Playback;
  readonly isLive: boolean;
}

/** The playhead among the events. */
function Scrubber({ playback, isLive }: PartProps) {
  const playhead = playback.playhead.value;
  const last = playback.lastEvent.value;
  return (
    <div class="pl-scrubber" style={{ "--pl-played": last < 0 ? 1 : (playhead + 1) / (last + 1) }}>
      <MomentMarks playback={playback} />
      <input
        type="range"
        min={-1}
        max={last}
        step={1}
        value={playhead}
        disabled={!isLive}
        aria-label="Playhead by event"
        aria-valuetext={`${clockTime(playback.time.value)} seconds, event ${playhead + 1} of ${last + 1}`}
        onInput={(event) => playback.seekEvent(event.currentTarget.valueAsNumber)}
      />
    </div>
  );
}

function Clock({ playback }: { playback: Playback }) {
  const { duration } = playback.trace.value;
  return (
    <p class="pl-clock">
      <strong>{clockTime(playback.time.value)} s</strong> of {clockTime(duration)} s
      <span class="pl-clock-event">
        {" "}
        · event {playback.playhead.value + 1} of {playback.lastEvent.value + 1}
      </span>
    </p>
  );
}

function SpeedChoice({ playback, isLive }: PartProps) {
  return (
    <label class="pl-choice">
      <span class="sr-only">Speed</span>
      <select
        value={String(playback.speed.value)}
        disabled={!isLive}
        title="Speed ([ and ])"
        onChange={(event) => {
          const chosen = SPEEDS.find((speed) => String(speed) === event.currentTarget.value);
          if (chosen !== undefined) playback.speed.value = chosen;
        }}
      >
        {SPEEDS.map((speed) => (
          <option key={speed} value={String(speed)}>
            {speedText(speed)}
          </option>
        ))}
      </select>
    </label>
  );
}

function speedText(speed: Speed): string {
  return speed === "instant" ? "instant" : `${speed}×`;
}
