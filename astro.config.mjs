// @ts-check
import starlight from "@astrojs/starlight";
import { defineConfig } from "astro/config";

export default defineConfig({
  integrations: [
    starlight({
      title: "Playloop",
      description: "Python's asyncio, explained with programs that run in the page.",
      sidebar: ["core-concepts"],
    }),
  ],
});
