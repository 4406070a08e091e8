import { expect, test } from "vitest";
import { gather } from "../../../src/runtime/asyncio/gather.ts";
import type { Body } from "../../../src/runtime/loop/coroutine.ts";
import * as simnet from "../../../src/runtime/simnet/index.ts";
import { connect, coroutine, inRun, send } from "./client.ts";

test("ten thousand requests over a hundred connections", () => {
  inRun(function* () {
    simnet.addHost("a.test").route("/", () => ({ ok: true }));
    yield gather(
      ...Array.from({ length: 100 }, () =>
        coroutine(
          (function* (): Body<void> {
            const connection = yield* connect("https://a.test/");
            for (let index = 0; index < 100; index += 1) yield* send(connection, "https://a.test/");
            connection.close();
          })(),
        ),
      ),
    );
    expect(simnet.requests().filter(({ outcome }) => outcome === "finished").length).toBe(10_000);
    expect(simnet.connections().length).toBeLessThanOrEqual(100);
  });
});
