import type { SourceFile } from "./program.ts";

/**
 * Finds the file that a relative import names: `./name`, with or without `.ts`, or as `.js`, as TypeScript
 * allows it.
 * @returns undefined when the playground has no such file, or the import is not relative
 */
export function resolveImport(
  name: string,
  importer: string,
  files: readonly SourceFile[],
): SourceFile | undefined {
  if (!/^\.\.?\//.test(name)) return undefined;
  const folder = importer.split("/").slice(0, -1);
  for (const part of name.split("/")) {
    if (part === "..") folder.pop();
    else if (part !== ".") folder.push(part);
  }
  const path = folder.join("/");
  const candidates = [path, `${path}.ts`, path.replace(/\.js$/, ".ts"), `${path}/index.ts`];
  return files.find((file) => candidates.includes(file.path));
}
