import type { SymbolDisplayPart } from "typescript";

/**
 * Says in the playground's terms what TypeScript says in those of a project with packages and a DOM.
 *
 * @param message TypeScript's text
 * @param marked the text of the program that it marks
 * @param modules the modules that a program can import
 */
export function reword(message: string, marked: string, modules: readonly string[]): string {
  if (!message.startsWith("Cannot find ")) return message;
  const specifier = /^["'](.*)["']$/.exec(marked)?.[1];
  if (specifier?.startsWith(".")) return `There is no file '${specifier}' in this playground.`;
  if (specifier !== undefined) {
    const names = modules.join(", ");
    return `No module named '${specifier}'; a program can import: ${names}, and its own files ("./name")`;
  }
  // TypeScript goes on with advice to install types, or to change the library.
  return message.replace(/ Do you need to .*$/s, " There is none in a playground.");
}

/** `(`, `alias`, `)` and a space. */
const ALIAS_PARTS = 4;

/**
 * What TypeScript says of a name, without saying that a module hands it on: `(alias) class Task` with
 * `export Task` in a second line is `class Task`.
 */
export function withoutAlias(parts: readonly SymbolDisplayPart[]): SymbolDisplayPart[] {
  if (parts[1]?.text !== "alias") return [...parts];
  const handedOn = parts.findIndex(
    ({ kind }, index) => kind === "lineBreak" && /^(import|export)$/.test(parts[index + 1]?.text ?? ""),
  );
  return parts.slice(ALIAS_PARTS, handedOn === -1 ? undefined : handedOn);
}
