import type { ThemeRegistration } from "shiki";

/**
 * How the build paints programs: the few colours that the editor has too, as variables of the page's theme,
 * so that one page serves light, dark and print.
 */
export const codeTheme: ThemeRegistration = {
  name: "playloop",
  type: "light",
  fg: "var(--pl-code-text)",
  bg: "var(--pl-code-background)",
  settings: [
    paint("keyword", [
      "keyword",
      "storage",
      "variable.language",
      "constant.language",
      "support.type.primitive",
    ]),
    paint("text", ["keyword.operator", "constant.language.import-export-all", "punctuation"]),
    paint("keyword", ["keyword.operator.new", "keyword.operator.expression"]),
    paint("string", ["string", "punctuation.definition.string"]),
    paint("text", ["meta.template.expression", "punctuation.definition.template-expression"]),
    paint("number", ["constant.numeric"]),
    paint("comment", ["comment", "punctuation.definition.comment"]),
  ],
};

function paint(colour: string, scope: string[]): { scope: string[]; settings: { foreground: string } } {
  return { scope, settings: { foreground: `var(--pl-code-${colour})` } };
}
