// @ts-check
import preact from "@astrojs/preact";
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";
import { editorPlugins } from "./src/components/editor/vite-plugin.ts";
import { sandboxScripts } from "./src/sandbox/build/plugin.ts";

export default defineConfig({
  vite: {
    plugins: [sandboxScripts(), ...editorPlugins()],
    // The compiler's worker loads its parts as modules.
    worker: { format: "es" },
  },
  integrations: [
    preact(),
    starlight({
      title: "Playloop",
      description: "Python's asyncio, explained with programs that run in the page.",
      customCss: ["./src/components/styles/theme.css", "./src/components/styles/playground.css"],
      sidebar: ["core-concepts", "http-requests", "semaphores"],
    }),
  ],
});
