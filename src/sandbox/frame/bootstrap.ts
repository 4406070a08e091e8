/**
 * The one script inside the sandbox's frame. It makes a worker for each run, passes on what the worker says,
 * and ends the worker when it says too much. The reader's code never runs here: on a frame's own thread it
 * could navigate the frame or open a WebRTC connection, which no policy forbids.
 */
import type { Connect, FromFrame, ToFrame } from "../protocol.ts";
import { outweighs } from "./weight.ts";

function serve(page: MessagePort, runtime: string): void {
  let worker: Worker | null = null;
  let url = "";
  const tell = (message: FromFrame, buffers: Transferable[] = []): void => page.postMessage(message, buffers);

  const end = (): void => {
    worker?.terminate();
    worker = null;
    URL.revokeObjectURL(url);
  };

  const start = ({ run, program, budget }: ToFrame & { kind: "start" }): void => {
    end();
    url = URL.createObjectURL(new Blob([runtime, program], { type: "text/javascript" }));
    try {
      worker = new Worker(url);
    } catch (error) {
      tell({ kind: "refused", run, message: String(error) });
      return;
    }
    let left = budget.messages;
    worker.onmessage = ({ data }) => {
      left -= 1;
      if (left < 0 || outweighs(data, budget.weight)) {
        end();
        tell({ kind: "flooded", run, over: left < 0 ? "messages" : "weight" });
        return;
      }
      try {
        tell({ kind: "relayed", run, message: data }, data?.buffers ?? []);
      } catch {
        // What cannot be passed on is no message of ours; the page is to hear that there was one.
        tell({ kind: "relayed", run, message: null });
      }
    };
    worker.onerror = (event) => {
      event.preventDefault();
      end();
      tell({ kind: "crashed", run, message: event.message ?? "The worker could not be loaded." });
    };
    worker.onmessageerror = () => tell({ kind: "relayed", run, message: null });
  };

  page.onmessage = ({ data }: MessageEvent<ToFrame>) => {
    if (data.kind === "start") start(data);
    else if (data.kind === "end") end();
    else tell({ kind: "pong" });
  };
  tell({ kind: "ready" });
}

addEventListener("message", (event: MessageEvent<Connect>) => {
  const port = event.ports[0];
  if (event.source === parent && port !== undefined) serve(port, event.data.runtime);
});
