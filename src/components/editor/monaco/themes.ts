import { editor } from "monaco-editor/editor";

type Theme = "light" | "dark";

/**
 * What the grammar tells apart, and what each is painted as where the page has no `--pl-code-…` variable for
 * it. The site's static code takes its colours from the same variables.
 */
const TOKENS: Readonly<Record<string, string>> = {
  keyword: "text",
  operator: "keyword",
  literal: "keyword",
  primitive: "keyword",
  string: "text",
  number: "text",
  comment: "text",
  type: "text",
  function: "text",
};

/** Of what opens over the code. */
const WIDGETS = {
  light: { base: "vs", background: "#ffffff", border: "#8c8f98", selection: "#b8d4f5" },
  dark: { base: "vs-dark", background: "#1b1e26", border: "#5c6170", selection: "#2f5d8f" },
} as const;

/**
 * Paints all editors of the page in the page's colours of the moment. The background is the host's: the
 * editor's own is transparent.
 */
export function applyTheme(theme: Theme): void {
  const style = getComputedStyle(document.documentElement);
  const colourOf = (name: string): string | undefined => {
    const colour = style.getPropertyValue(`--pl-code-${name}`).trim();
    if (/^#[0-9a-f]{6}$/i.test(colour)) return colour;
    const instead = TOKENS[name];
    return instead === undefined ? undefined : colourOf(instead);
  };
  const text = colourOf("text") ?? (theme === "dark" ? "#d6deeb" : "#403f53");
  const rules = ["identifier", "delimiter", ...Object.keys(TOKENS)].map((token) => ({
    token,
    foreground: (colourOf(token) ?? text).slice(1),
  }));
  const { base, background, border, selection } = WIDGETS[theme];
  const brackets = [1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, text]);
  editor.defineTheme("playloop", {
    base,
    inherit: true,
    rules: [{ token: "", foreground: text.slice(1) }, ...rules],
    colors: {
      "editor.background": "#00000000",
      "editor.foreground": text,
      "editor.selectionBackground": selection,
      "editorWidget.background": background,
      "editorWidget.border": border,
      "editorSuggestWidget.background": background,
      "editorHoverWidget.background": background,
      focusBorder: "#00000000",
      ...Object.fromEntries(brackets),
    },
  });
  editor.setTheme("playloop");
}
