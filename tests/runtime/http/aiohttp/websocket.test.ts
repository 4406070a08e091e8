import { describe, expect, test } from "vitest";
import { MessageReader, Opcode, writeFrame } from "../../../../src/runtime/network/websocket/frames.ts";
import { acceptKey } from "../../../../src/runtime/network/websocket/handshake.ts";
import { printedBy } from "../../../support/run-program.ts";

const inSession = (body: string): string => `
import * as asyncio from "asyncio";
import * as aiohttp from "aiohttp";
async function main() {
  await using session = await new aiohttp.ClientSession();
  ${body}
}
asyncio.run(main());`;

test("the key of RFC 6455's example is answered as there", () => {
  expect(acceptKey("dGhlIHNhbXBsZSBub25jZQ==")).toBe("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
});

test("messages of any size come out as they went in, however the bytes are cut", () => {
  for (const size of [0, 1, 125, 126, 65_535, 65_536]) {
    const payload = Uint8Array.from({ length: size }, (_, index) => (index * 7) % 251);
    const bytes = writeFrame(Opcode.binary, payload, Uint8Array.of(1, 2, 3, 4));
    for (const cut of [1, 3, Math.ceil(bytes.length / 2), bytes.length]) {
      const reader = new MessageReader();
      const messages = [...reader.read(bytes.slice(0, cut)), ...reader.read(bytes.slice(cut))];
      expect(messages).toEqual([{ opcode: Opcode.binary, payload }]);
    }
  }
});

describe("the echo service", () => {
  test("gives back text, bytes and JSON", async () => {
    const printed = await printedBy(
      inSession(`
  await using socket = await session.wsConnect("wss://echo.websocket.org/");
  await socket.sendStr("héllo");
  console.log(await socket.receiveStr());
  await socket.sendJson({ a: [1, 2] });
  console.log(await socket.receive());
  await socket.sendBytes(new Uint8Array(70_000));
  console.log((await socket.receiveBytes()).length);
  await socket.sendStr("x");
  try { await socket.receiveBytes(); } catch (error) { console.log(error.name, error.message); }
  console.log(socket.closed, socket.closeCode);`),
    );
    expect(printed).toEqual([
      "héllo",
      `{ type: 1, data: '{"a": [1, 2]}', extra: '' }`,
      "70000",
      "WSMessageTypeError Received message 1:'x' is not WSMsgType.BINARY",
      "false null",
    ]);
  });

  test("closing ends the iteration, and gives the connection back", async () => {
    const printed = await printedBy(
      inSession(`
  const socket = await session.wsConnect("ws://echo.websocket.org/");
  console.log(session.connector._acquired);
  for (const text of ["a", "b", "end"]) await socket.sendStr(text);
  for await (const message of socket) {
    console.log(message.data);
    if (message.data === "end") await socket.close();
  }
  console.log(socket.closed, socket.closeCode, session.connector._acquired);
  console.log(await socket.close(), (await socket.receive()).type === aiohttp.WSMsgType.CLOSED);
  try { await socket.sendStr("late"); } catch (error) { console.log(error.name, error.message); }`),
    );
    expect(printed).toEqual([
      "1",
      "a",
      "b",
      "end",
      "true 1000 0",
      "false true",
      "ClientConnectionResetError Cannot write to closing transport",
    ]);
  });

  test("a task that receives is told when another closes", async () => {
    const printed = await printedBy(
      inSession(`
  const socket = await session.wsConnect("ws://echo.websocket.org/", { heartbeat: 20 });
  const reader = asyncio.createTask(socket.receive());
  await asyncio.sleep(50);
  console.log(await socket.close(), (await reader).type === aiohttp.WSMsgType.CLOSING, socket.closeCode);
  try { const other = await session.wsConnect("ws://echo.websocket.org/"); await other.receive(1); }
  catch (error) { console.log(error.name); }
  console.log(session.connector._acquired);`),
    );
    expect(printed).toEqual(["true true 1000", "TimeoutError", "1"]);
  });

  test("a server that speaks no WebSocket is refused", async () => {
    const printed = await printedBy(
      inSession(`
  try { await session.wsConnect("https://example.com/"); }
  catch (error) { console.log(error instanceof aiohttp.WSServerHandshakeError, error.message, session.connector._acquired); }`),
    );
    expect(printed).toEqual(["true 200, message='Invalid response status', url='https://example.com/' 0"]);
  });
});
