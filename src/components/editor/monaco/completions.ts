import type ts from "typescript";

/**
 * What a name is that a module hands on from another file: a class, say, where TypeScript says "alias".
 *
 * @param typescript the TypeScript that `service` is of
 * @returns undefined when completion at this place does not offer the name as an alias
 */
export function kindOfAlias(
  typescript: typeof ts,
  service: ts.LanguageService,
  path: string,
  position: number,
  name: string,
): ts.ScriptElementKind | undefined {
  const { ScriptElementKind, SymbolFlags } = typescript;
  const symbol = service.getCompletionEntrySymbol(path, position, name, undefined);
  const checker = service.getProgram()?.getTypeChecker();
  if (symbol === undefined || checker === undefined || !(symbol.flags & SymbolFlags.Alias)) return undefined;
  const { flags } = checker.getAliasedSymbol(symbol);
  // A value that names a type as well is a class to those who use it.
  if (flags & SymbolFlags.Class || (flags & SymbolFlags.Type && flags & SymbolFlags.Value)) {
    return ScriptElementKind.classElement;
  }
  if (flags & SymbolFlags.Function) return ScriptElementKind.functionElement;
  if (flags & SymbolFlags.Module) return ScriptElementKind.moduleElement;
  if (flags & SymbolFlags.Value) return ScriptElementKind.constElement;
  return ScriptElementKind.interfaceElement;
}
