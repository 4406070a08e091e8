/** Real milliseconds without a single byte after which a download is given up. */
const STALL = 30_000;

/**
 * Downloads and compiles a WebAssembly module.
 *
 * @param stall real milliseconds without a byte after which the download is given up
 * @throws Error with a message for readers, when the browser, the network or a policy is in the way
 */
export async function loadWasm(url: string, stall = STALL): Promise<WebAssembly.Module> {
  if (typeof WebAssembly === "undefined") {
    throw new Error(
      "this browser has WebAssembly switched off, which the compiler needs. Switch it on, or use another browser",
    );
  }
  const response = await download(url, stall);
  try {
    return await WebAssembly.compileStreaming(response);
  } catch (error) {
    if (error instanceof DownloadError) throw error;
    throw new Error(`the browser refused the compiler's WebAssembly (${(error as Error).message})`);
  }
}

/** The file did not come; the cure is the network's. */
class DownloadError extends Error {}

/** @returns the file as it comes in, with the type that streaming compilation asks for, whatever the host says. */
async function download(url: string, stall: number): Promise<Response> {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), stall);
  const failed = (reason: string): DownloadError => {
    clearTimeout(timer);
    return new DownloadError(
      `the compiler could not be downloaded (${reason}). Check the connection, then run the program again`,
    );
  };
  const reasonOf = (error: unknown): string =>
    abort.signal.aborted ? `nothing came for ${stall / 1000} seconds` : (error as Error).message;

  let response: Response;
  try {
    response = await fetch(url, { signal: abort.signal });
  } catch (error) {
    throw failed(reasonOf(error));
  }
  if (!response.ok || response.body === null) throw failed(`the site answered ${response.status}`);
  const reader = response.body.getReader();
  const watched = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        clearTimeout(timer);
        if (done) {
          controller.close();
          return;
        }
        timer = setTimeout(() => abort.abort(), stall);
        controller.enqueue(value);
      } catch (error) {
        controller.error(failed(reasonOf(error)));
      }
    },
  });
  return new Response(watched, { headers: { "Content-Type": "application/wasm" } });
}
