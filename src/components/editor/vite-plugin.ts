import { fileURLToPath, pathToFileURL } from "node:url";
import type { Plugin } from "vite";
import { generateDeclarations } from "./declarations/generate.ts";

const STYLES_MODULE = fileURLToPath(new URL("./monaco/styles.ts", import.meta.url));
const DECLARATIONS = "virtual:playloop/declarations";
const CSS_PREFIX = "\0playloop:monaco-css:";

/**
 * What the build does for the editor: the virtual module `virtual:playloop/declarations`, made of the
 * runtime's sources, and a smaller Monaco.
 */
export function editorPlugins(): Plugin[] {
  return [declarations(), monacoStyles(), monacoWorkers()];
}

/** `import declarations from "virtual:playloop/declarations"`: text by the URI at which the editor finds it. */
function declarations(): Plugin {
  return {
    name: "playloop:declarations",
    resolveId: (source) => (source === DECLARATIONS ? `\0${DECLARATIONS}` : undefined),
    load: (id) =>
      id === `\0${DECLARATIONS}` ? `export default ${JSON.stringify(generateDeclarations())};` : undefined,
  };
}

/**
 * Monaco's style sheets become text inside its own chunk: Astro links a chunk's style sheets on every page,
 * also where the chunk is never loaded.
 */
function monacoStyles(): Plugin {
  return {
    name: "playloop:monaco-styles",
    enforce: "pre",
    async resolveId(source, importer) {
      if (!source.endsWith(".css") || !importer?.includes("/monaco-editor/esm/")) return undefined;
      const resolved = await this.resolve(source, importer, { skipSelf: true });
      return resolved && `${CSS_PREFIX}${resolved.id}.js`;
    },
    load(id) {
      if (!id.startsWith(CSS_PREFIX)) return undefined;
      const path = id.slice(CSS_PREFIX.length, -".js".length);
      return `import { addStyles } from ${JSON.stringify(STYLES_MODULE)};
import css from ${JSON.stringify(`${path}?inline`)};
addStyles(css);`;
    },
  };
}

/**
 * The TypeScript worker keeps the libraries of the language, and loses those of browsers. The page loses
 * Monaco's own way to start that worker, which would put a second one of 9 MB into the site.
 */
function monacoWorkers(): Plugin {
  return {
    name: "playloop:monaco-workers",
    enforce: "pre",
    config: () => ({ worker: { plugins: () => [languageLibraries()] } }),
    transform(code, id) {
      if (!/monaco-editor\/esm\/.*\/typescript\/workerManager\.js$/.test(id)) return undefined;
      const start = /createWorker: \(\) => new Worker\(new URL\([^)]*\), \{[^}]*\}\),/;
      if (!start.test(code)) throw new Error(`${id} does not start its worker where it did`);
      return code.replace(start, "");
    },
  };
}

function languageLibraries(): Plugin {
  return {
    name: "playloop:language-libraries",
    async load(id) {
      if (!/monaco-editor\/esm\/.*\/typescript\/lib\/lib\.js$/.test(id)) return undefined;
      const { libFileMap } = (await import(pathToFileURL(id).href)) as { libFileMap: Record<string, string> };
      const kept = Object.entries(libFileMap).filter(([name]) => isOfTheLanguage(name));
      return `export const libFileMap = ${JSON.stringify(Object.fromEntries(kept))};`;
    },
  };
}

/** `lib.es2015.promise.d.ts`, but not `lib.es2015.full.d.ts`, which refers to the DOM; nor does `lib.es6.d.ts` do. */
function isOfTheLanguage(name: string): boolean {
  return /^lib\.(es5|es20\d\d|esnext|decorators)\b/.test(name) && !name.endsWith(".full.d.ts");
}
