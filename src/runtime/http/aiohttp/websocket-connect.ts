import { getRunningLoop } from "../../asyncio/events.ts";
import type { Body } from "../../loop/coroutine.ts";
import { atRunStart, run } from "../../loop/run.ts";
import { SeededRandom } from "../../network/random.ts";
import { acceptKey } from "../../network/websocket/handshake.ts";
import { toBase64 } from "../basic-auth.ts";
import { CIMultiDict } from "../multidict.ts";
import type { URL } from "../url.ts";
import type { ClientResponse } from "./client-response.ts";
import { ClientTimeout } from "./client-timeout.ts";
import { WSServerHandshakeError } from "./exceptions.ts";
import type { RequestOptions } from "./session-options.ts";
import { type RequestSession, request } from "./session-request.ts";
import { ClientWebSocketResponse } from "./websocket.ts";
import type { WebSocketOptions } from "./websocket-options.ts";

export { ClientWebSocketResponse } from "./websocket.ts";

let random: SeededRandom | null = null;

atRunStart(() => {
  random = null;
});

/** @returns bytes that nobody is to foresee; they follow the run's seed. */
export function randomBytes(count: number): Uint8Array {
  random ??= new SeededRandom(run.seed ^ 0x77656273);
  const source = random;
  return Uint8Array.from({ length: count }, () => Math.floor(source.next() * 256));
}

/** Opens a WebSocket: aiohttp's `ClientSession._ws_connect`. */
export function* connectWebSocket(
  session: RequestSession,
  url: string | URL,
  options: WebSocketOptions,
): Body<ClientWebSocketResponse> {
  const key = toBase64(randomBytes(16));
  const headers = new CIMultiDict(options.headers ?? []);
  headers.set("Upgrade", "websocket");
  headers.set("Connection", "Upgrade");
  headers.set("Sec-WebSocket-Version", "13");
  headers.set("Sec-WebSocket-Key", key);
  const { protocols = [], origin = null, method = "GET" } = options;
  if (origin !== null) headers.set("Origin", origin);
  if (protocols.length > 0) headers.set("Sec-WebSocket-Protocol", protocols.join(","));
  const { sockConnect, connect } = session.timeout;
  const handshake: RequestOptions = {
    headers,
    params: options.params ?? null,
    auth: options.auth ?? null,
    raiseForStatus: false,
    // The time-outs for a response would end a WebSocket that is quiet.
    timeout: new ClientTimeout({ total: null, sockRead: null, sockConnect, connect }),
  };
  const response = yield* request(session, method, url, handshake);
  try {
    check(response, key);
    const chosen = response.headers.get("Sec-WebSocket-Protocol");
    const protocol = chosen !== null && protocols.includes(chosen) ? chosen : null;
    return new ClientWebSocketResponse(getRunningLoop(), response, protocol, options, () => randomBytes(4));
  } catch (error) {
    response.close();
    throw error;
  }
}

/** @throws WSServerHandshakeError when the server did not agree */
function check(response: ClientResponse, key: string): void {
  const { headers, status } = response;
  const refuse = (message: string): never => {
    throw new WSServerHandshakeError(response.requestInfo, response.history, { status, message, headers });
  };
  if (status !== 101) refuse("Invalid response status");
  if (headers.get("Upgrade", "").toLowerCase() !== "websocket") refuse("Invalid upgrade header");
  if (headers.get("Connection", "").toLowerCase() !== "upgrade") refuse("Invalid connection header");
  if (headers.get("Sec-WebSocket-Accept", "") !== acceptKey(key)) refuse("Invalid challenge response");
}
