import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/site/**", "tests/bench/**"],
    environment: "node",
    // The first program of a file waits for esbuild-wasm, which takes seconds on a busy machine.
    testTimeout: 30_000,
  },
});
