import { hasToken, headerOf } from "../http/message.ts";
import type { Service, ServiceRequest, ServiceResponse, UpgradedStream } from "../service.ts";
import { MessageReader, Opcode, ProtocolError, writeClose, writeFrame } from "../websocket/frames.ts";
import { acceptKey } from "../websocket/handshake.ts";

/** echo.websocket.org: what a WebSocket sends, it gets back. */
export function websocketEchoService(): Service {
  return (request): ServiceResponse => {
    const key = headerOf(request.headers, "Sec-WebSocket-Key");
    if (key === undefined || !hasToken(request.headers, "Upgrade", "websocket")) return refusal();
    return {
      status: 101,
      headers: [
        ["Upgrade", "websocket"],
        ["Connection", "Upgrade"],
        ["Sec-WebSocket-Accept", acceptKey(key)],
        ...chosenProtocol(request),
      ],
      body: new Uint8Array(0),
      upgrade: echo,
    };
  };
}

/** The first of the protocols that the client knows: an echo speaks them all. */
function chosenProtocol({ headers }: ServiceRequest): [name: string, value: string][] {
  const first = headerOf(headers, "Sec-WebSocket-Protocol")?.split(",")[0]?.trim();
  return first === undefined ? [] : [["Sec-WebSocket-Protocol", first]];
}

function refusal(): ServiceResponse {
  return {
    status: 426,
    headers: [
      ["Content-Type", "text/plain; charset=utf-8"],
      ["Upgrade", "websocket"],
    ],
    body: new TextEncoder().encode("This service speaks WebSocket.\n"),
  };
}

function echo(stream: UpgradedStream): void {
  const reader = new MessageReader();
  stream.onData = (bytes) => {
    try {
      for (const { opcode, payload } of reader.read(bytes)) {
        if (opcode === Opcode.pong) continue;
        stream.write(writeFrame(opcode === Opcode.ping ? Opcode.pong : opcode, payload, null));
        if (opcode === Opcode.close) return stream.close();
      }
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error;
      stream.write(writeFrame(Opcode.close, writeClose(error.code), null));
      stream.close();
    }
  };
}
