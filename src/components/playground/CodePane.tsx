import { useSignalEffect } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import { LineMark } from "./LineMark.tsx";
import type { PlaygroundStore } from "./store.ts";
import { pageTheme } from "./theme.ts";

interface CodePaneProps {
  readonly store: PlaygroundStore;
  readonly isLive: boolean;
  /** Whether the reader asked for the editor. */
  readonly isEditing: boolean;
  readonly setIsEditing: (isEditing: boolean) => void;
  /** The example's code, highlighted. */
  readonly children: ComponentChildren;
}

/** The program: as text until the reader wants to change it, then in the editor, in the same place. */
export function CodePane({ store, isLive, isEditing, setIsEditing, children }: CodePaneProps) {
  const host = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [failure, setFailure] = useState("");

  useEffect(() => {
    if (!isEditing || host.current === null) return;
    let isGone = false;
    let opened: Editor | null = null;
    setFailure("");
    openInPage(store, host.current).then(
      (editor) => {
        opened = editor;
        if (isGone) return editor.dispose();
        // What was reset or restored while the editor loaded.
        if (editor.source !== store.source.peek()) editor.setSource(store.source.peek());
        setEditor(editor);
        return undefined;
      },
      (error: unknown) => {
        if (isGone) return;
        setFailure(error instanceof Error ? error.message : String(error));
        setIsEditing(false);
      },
    );
    return () => {
      isGone = true;
      opened?.dispose();
      setEditor(null);
    };
  }, [isEditing, store, setIsEditing]);

  const open = (): void => {
    if (isLive && !isEditing) setIsEditing(true);
  };

  const isOpen = editor !== null;
  const isEdited = store.isEdited.value;
  return (
    <div class="pl-program" data-open={isOpen}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; the Edit button does what this does */}
      <div
        class="pl-code pl-code-static"
        hidden={isOpen}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        role="group"
        aria-label={`Program, ${store.data.path}${isLive ? ". Press Enter to edit." : ""}`}
        onClick={() => {
          // Selecting and copying is not editing.
          if (document.getSelection()?.isCollapsed) open();
        }}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          open();
        }}
      >
        <div hidden={isEdited}>{children}</div>
        {isEdited && <pre class="pl-code-plain">{store.source.value}</pre>}
        <LineMark mark={store.mark} isShown={!isOpen} />
      </div>
      <div class="pl-editor-host" ref={host} hidden={!isEditing} />
      {isEditing && !isOpen && <p class="pl-editor-wait pl-late">Opening the editor …</p>}
      {failure !== "" && (
        <p class="pl-notice" role="alert">
          The editor could not be opened: {failure} Your program is safe; try Edit again.
        </p>
      )}
      {isOpen && <EditorSync store={store} editor={editor} />}
    </div>
  );
}

async function openInPage(store: PlaygroundStore, host: HTMLElement): Promise<Editor> {
  const { openEditor } = await import("../editor/editor.ts");
  return openEditor({
    host,
    path: `${store.data.id}/${store.data.path}`,
    source: store.source.peek(),
    label: `Program, ${store.data.path}`,
    onChange: (source) => store.edit(source),
    onRun: () => void store.run(),
    theme: pageTheme().peek(),
  });
}

/** Brings to the editor what happens outside it. Draws nothing. */
function EditorSync({ store, editor }: { store: PlaygroundStore; editor: Editor }) {
  // It opened out of sight, where nothing can take the focus.
  useEffect(() => editor.focus(), [editor]);
  useSignalEffect(() => {
    const source = store.source.value;
    if (editor.source !== source) editor.setSource(source);
  });
  useSignalEffect(() => {
    const result = store.result.value;
    const isCurrent = store.ranSource.peek() === store.source.peek();
    editor.markErrors(isCurrent && result.kind === "compile-error" ? result.diagnostics : []);
  });
  useSignalEffect(() => {
    const mark = store.mark.value;
    editor.highlightLine(mark?.line ?? null);
    if (mark?.reveal) editor.revealLine(mark.line);
  });
  useSignalEffect(() => editor.setTheme(pageTheme().value));
  return null;
}
