import { Sandbox } from "../../sandbox/sandbox.ts";
import { pageFrames } from "../playback/frames.ts";
import { WorkStorage } from "./storage.ts";
import type { Services } from "./store.ts";

let sandbox: Sandbox | null = null;

/** What the page's playgrounds share. The compiler is loaded when it is first needed. */
export const pageServices: Services = {
  async compile(files) {
    const { compileInWorker } = await import("../../compiler/worker/client.ts");
    return compileInWorker([...files]);
  },
  run(program) {
    sandbox ??= new Sandbox();
    return sandbox.run(program);
  },
  frames: pageFrames,
  storage: new WorkStorage(() => localStorage),
};
