import type { Plugin } from "vite";
import { bundleSandbox } from "./bundle.ts";

const MODULE = "virtual:playloop/sandbox";
const RESOLVED = `\0${MODULE}`;

/** Gives the sandbox's scripts to the site as text: `import("virtual:playloop/sandbox")`. */
export function sandboxScripts(): Plugin {
  return {
    name: "playloop:sandbox-scripts",
    resolveId(id) {
      return id === MODULE ? RESOLVED : null;
    },
    async load(id) {
      if (id !== RESOLVED) return null;
      const { scripts, inputs } = await bundleSandbox();
      for (const input of inputs) this.addWatchFile(input);
      return Object.entries(scripts)
        .map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`)
        .join("\n");
    },
  };
}
