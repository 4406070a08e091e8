import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Trace } from "../../runtime/trace/trace.ts";
import { EXPORT_FORMATS, type ExportFormat } from "./exports.ts";
import { save } from "./save.ts";

interface ExportMenuProps {
  readonly trace: Trace;
  /** The program that left the trace. */
  readonly source: string;
  /** What the files are named after. */
  readonly title: string;
  /** Whether the page's scripts have taken over. */
  readonly isLive?: boolean;
}

/** A button that opens a list of what the run can be saved as. */
export function ExportMenu({ trace, source, title, isLive = true }: ExportMenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [failure, setFailure] = useState("");
  const root = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();

  // Before the next key arrives.
  useLayoutEffect(() => {
    if (!isOpen) return;
    root.current?.querySelector<HTMLButtonElement>(".pl-export-item")?.focus();
    const closeOutside = (event: Event): void => {
      if (!root.current?.contains(event.target as Node)) setIsOpen(false);
    };
    document.addEventListener("pointerdown", closeOutside);
    document.addEventListener("focusin", closeOutside);
    return () => {
      document.removeEventListener("pointerdown", closeOutside);
      document.removeEventListener("focusin", closeOutside);
    };
  }, [isOpen]);

  const close = (): void => {
    setIsOpen(false);
    opener.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (!isOpen) return;
    if (event.key === "Escape") close();
    else if (!moveFocus(root.current, event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const choose = (format: ExportFormat): void => {
    try {
      save(format.make({ trace, source, title }));
      setFailure("");
      close();
    } catch (error) {
      setFailure(`This could not be saved: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons in it
    <div class="pl-export" ref={root} onKeyDown={onKeyDown}>
      <button
        type="button"
        class="pl-button"
        ref={opener}
        disabled={!isLive}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setIsOpen(!isOpen)}
      >
        Export
      </button>
      <div class="pl-export-menu" id={id} hidden={!isOpen}>
        {EXPORT_FORMATS.map((format) => (
          <button key={format.id} type="button" class="pl-export-item" onClick={() => choose(format)}>
            {format.label}
            <small>{format.hint}</small>
          </button>
        ))}
        {failure !== "" && (
          <p class="pl-note" role="alert">
            {failure}
          </p>
        )}
      </div>
    </div>
  );
}

/** Moves the focus among the formats. @returns whether the key was for that */
function moveFocus(root: HTMLElement | null, key: string): boolean {
  const items = [...(root?.querySelectorAll<HTMLButtonElement>(".pl-export-item") ?? [])];
  const place = items.indexOf(document.activeElement as HTMLButtonElement);
  const targets: Record<string, number> = {
    ArrowDown: (place + 1) % items.length,
    ArrowUp: (place - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const target = targets[key];
  if (target === undefined) return false;
  items[target]?.focus();
  return true;
}
