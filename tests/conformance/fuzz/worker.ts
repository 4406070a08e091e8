/** A thread of its own that compares the ranges of programs that it is sent. */

import { parentPort } from "node:worker_threads";
import { Checker } from "./check.ts";

export interface RangeRequest {
  readonly seed: number;
  readonly from: number;
  readonly to: number;
}

if (parentPort === null) throw new Error("this module is a worker thread's");
const port = parentPort;
const checker = Checker.create();
port.on("message", async ({ seed, from, to }: RangeRequest) => {
  port.postMessage(await (await checker).range(seed, from, to));
});
