import { useEffect, useId, useRef } from "preact/hooks";
import { TIMELINE_KEYS } from "../timeline/keys.ts";
import { PLAYBACK_KEYS } from "./keys.ts";

interface KeySheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The sheet of keys. It lies over the page until Esc, or a click on its button. */
export function KeySheet({ isOpen, onClose }: KeySheetProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog class="pl-keys" ref={dialog} aria-labelledby={titleId} onClose={onClose}>
      <p class="pl-keys-title" id={titleId}>
        Keys
      </p>
      <p class="pl-muted">They work while the focus is in the playground, and not in its editor.</p>
      <KeyList keys={PLAYGROUND_KEYS} />
      <p class="pl-keys-part">On the timeline</p>
      <KeyList keys={TIMELINE_KEYS} />
      <form method="dialog">
        <button type="submit" class="pl-button pl-keys-close">
          Close
        </button>
      </form>
    </dialog>
  );
}

type Keys = readonly (readonly [keys: string, does: string])[];

function KeyList({ keys }: { keys: Keys }) {
  return (
    <dl>
      {keys.map(([pressed, does]) => (
        <div key={does}>
          <dt>
            {pressed.split(" ").map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}

const PLAYGROUND_KEYS: Keys = [
  ["Ctrl+Enter", "run the program, also from the editor"],
  ["Enter", "edit, with the focus on the program"],
  ["Esc Tab", "leave the editor"],
  ...PLAYBACK_KEYS.map(({ keys, does }) => [keys.join(" "), does] as const),
  ["?", "this sheet"],
];
