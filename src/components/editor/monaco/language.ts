import { languages } from "monaco-editor/editor";
import { conf, language } from "monaco-editor/languages/definitions/typescript/typescript";

/** Names whose colour in the site's static code is not that of a keyword, as Monaco would have it. */
const OWN_COLOURS = {
  literals: ["true", "false", "null", "undefined"],
  primitives: [
    "any",
    "bigint",
    "boolean",
    "never",
    "number",
    "object",
    "string",
    "symbol",
    "unknown",
    "void",
  ],
  wordOperators: ["new", "of", "this", "typeof"],
};

/**
 * Registers TypeScript with Monaco's own grammar, which two rules bring nearer to that of the static code
 * blocks: calls and the names above have colours of their own. Monaco's own registration could not be
 * changed before it has coloured the first program.
 */
export function registerTypeScript(): void {
  const cases = {
    "@literals": "literal",
    "@primitives": "primitive",
    "@wordOperators": "operator",
    "@keywords": "keyword",
  };
  languages.register({ id: "typescript", extensions: [".ts"], aliases: ["TypeScript"] });
  languages.setLanguageConfiguration("typescript", conf);
  languages.setMonarchTokensProvider("typescript", {
    ...language,
    ...OWN_COLOURS,
    tokenizer: {
      ...language.tokenizer,
      common: [
        [/#?[a-zA-Z_$][\w$]*(?=\s*\()/, { cases: { ...cases, "@default": "function" } }],
        [/#?[a-z_$][\w$]*/, { cases: { ...cases, "@default": "identifier" } }],
        ...(language.tokenizer.common ?? []),
      ],
    },
  });
}
