import { defineCollection } from "astro:content";
import { docsLoader } from "@astrojs/starlight/loaders";
import { docsSchema } from "@astrojs/starlight/schema";
import { z } from "astro/zod";
import { type Example, examplesLoader } from "./content/examples.ts";

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
  examples: defineCollection({
    loader: examplesLoader(new URL("./content/examples/", import.meta.url)),
    // The loader has made it: there is nothing to check.
    schema: z.custom<Example>(),
  }),
};
