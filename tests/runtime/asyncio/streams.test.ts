import { expect, test } from "vitest";
import { EventKind } from "../../../src/runtime/trace/events.ts";
import { eventsOf } from "../../../src/runtime/trace/trace.ts";
import { printedBy, traceProgram } from "../../support/run-program.ts";

const PRELUDE = `
import * as asyncio from "asyncio";
import * as builtins from "builtins";
import * as simnet from "simnet";
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const tell = (error: unknown): void => console.log((error as Error).name + ": " + (error as Error).message);
async function echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) {
  for (;;) {
    const data = await reader.read(100);
    if (data.length === 0) break;
    writer.write(data);
    await writer.drain();
  }
  writer.close();
}
`;

/** Runs the body of `main`. */
async function printed(body: string, before = ""): Promise<string[]> {
  return printedBy(`${PRELUDE}${before}
async function main() {
${body}
}
asyncio.run(main());`);
}

const CHAT = `
const writers = new Map<string, asyncio.StreamWriter>();
async function serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) {
  const name = decode(await reader.readline()).trimEnd();
  writers.set(name, writer);
  console.log(name + " joined");
  try {
    for await (const line of reader) {
      for (const [other, to] of writers) {
        if (other === name) continue;
        to.write(encode(name + ": " + decode(line)));
        await to.drain();
      }
    }
  } finally {
    writers.delete(name);
    console.log(name + " left");
    writer.close();
    await writer.waitClosed();
  }
}
async function client(name: string, lines: string[], wait: number) {
  const [reader, writer] = await asyncio.openConnection("localhost", 8888);
  writer.write(encode(name + "\\n"));
  async function listen() {
    for await (const line of reader) console.log("  " + name + " hears " + decode(line).trimEnd());
  }
  const listening = asyncio.createTask(listen());
  await asyncio.sleep(wait);
  for (const line of lines) {
    writer.write(encode(line + "\\n"));
    await writer.drain();
    await asyncio.sleep(1);
  }
  writer.close();
  await writer.waitClosed();
  await listening;
}
`;

const CHAT_MAIN = `
  const server = await asyncio.startServer(serve, "localhost", 8888);
  {
    await using _ = await server;
    await asyncio.gather(client("ann", ["hello", "bye"], 1), client("bob", ["hi"], 1.5), client("cid", [], 5));
  }
  console.log(server.isServing(), simnet.connections());
`;

test("a chat server with three clients", async () => {
  const lines = await printed(CHAT_MAIN, CHAT);
  expect(lines.slice(0, 3).sort()).toEqual(["ann joined", "bob joined", "cid joined"]);
  expect([...lines.slice(3, 5)].sort()).toEqual(["  bob hears ann: hello", "  cid hears ann: hello"]);
  expect([...lines.slice(5, 7)].sort()).toEqual(["  ann hears bob: hi", "  cid hears bob: hi"]);
  expect([...lines.slice(7, 9)].sort()).toEqual(["  bob hears ann: bye", "  cid hears ann: bye"]);
  expect(lines.slice(9)).toEqual(["bob left", "ann left", "cid left", "false []"]);
});

test("the same seed gives the same trace, byte for byte; another seed another one", async () => {
  const source = `${PRELUDE}${CHAT}\nasync function main() {${CHAT_MAIN}}\nasyncio.run(main());`;
  const traceOf = (seed: number) => traceProgram([{ path: "main.ts", source }], seed);
  const [first, second, other] = [await traceOf(1), await traceOf(1), await traceOf(2)];
  expect(second).toEqual(first);
  expect(other.events.time).not.toEqual(first.events.time);
});

test("reads by size, by line, exactly, and up to a separator", async () => {
  const lines = await printed(`
  const server = await asyncio.startServer((_reader, writer) => {
    writer.write(encode("one\\ntwo|three;1234567rest"));
    writer.close();
  }, null, 7000);
  const [reader, writer] = await asyncio.openConnection("127.0.0.1", 7000);
  console.log(decode(await reader.readline()).trimEnd());
  console.log(decode(await reader.readuntil(encode("|"))));
  console.log(decode(await reader.readuntil([encode("never"), encode(";")])));
  console.log(decode(await reader.readexactly(7)));
  console.log(decode(await reader.read(2)), reader.atEof());
  console.log(decode(await reader.read()), reader.atEof());
  console.log((await reader.read(5)).length, (await reader.readline()).length);
  try { await reader.readexactly(3); } catch (e) { tell(e); }
  try { await reader.readuntil(); } catch (e) { tell(e); console.log(e instanceof builtins.EOFError); }
  writer.close();
  server.close();`);
  expect(lines).toEqual([
    "one",
    "two|",
    "three;",
    "1234567",
    "re false",
    "st true",
    "0 0",
    "IncompleteReadError: 0 bytes read on a total of 3 expected bytes",
    "IncompleteReadError: 0 bytes read on a total of undefined expected bytes",
    "true",
  ]);
});

test("limits, and misuse, have CPython's texts", async () => {
  const lines = await printed(`
  const reader = new asyncio.StreamReader({ limit: 4 });
  reader.feedData(encode("123456\\nok\\n"));
  try { await reader.readuntil(); } catch (e) { tell(e); console.log((e as asyncio.LimitOverrunError).consumed); }
  try { await reader.readline(); } catch (e) { tell(e); }
  console.log(decode(await reader.readline()).trimEnd());
  reader.feedData(encode("1234567"));
  try { await reader.readuntil(); } catch (e) { tell(e); }
  try { await reader.readline(); } catch (e) { tell(e); }
  try { await reader.readexactly(-1); } catch (e) { tell(e); }
  try { await reader.readuntil(encode("")); } catch (e) { tell(e); }
  try { new asyncio.StreamReader({ limit: 0 }); } catch (e) { tell(e); }
  const waiting = asyncio.createTask(reader.read(1));
  await asyncio.sleep(0);
  try { await reader.readline(); } catch (e) { tell(e); }
  waiting.cancel();
  reader.setException(new builtins.ValueError("broken"));
  try { await reader.read(); } catch (e) { tell(e); }`);
  expect(lines).toEqual([
    "LimitOverrunError: Separator is found, but chunk is longer than limit",
    "6",
    "ValueError: Separator is found, but chunk is longer than limit",
    "ok",
    "LimitOverrunError: Separator is not found, and chunk exceed the limit",
    "ValueError: Separator is not found, and chunk exceed the limit",
    "ValueError: readexactly size can not be less than zero",
    "ValueError: Separator should be at least one-byte string",
    "ValueError: Limit cannot be <= 0",
    "RuntimeError: readuntil() called while another coroutine is already waiting for incoming data",
    "ValueError: broken",
  ]);
});

test("errors in opening have CPython's classes and texts", async () => {
  const lines = await printed(`
  for (const [host, port] of [["127.0.0.1", 1], ["localhost", 2], ["no-such-host.invalid", 80]] as const) {
    try { await asyncio.openConnection(host, port); } catch (e) { tell(e); console.log(e instanceof builtins.OSError); }
  }
  try { await asyncio.openConnection("example.com", 80, { ssl: true }); } catch (e) { tell(e); }
  simnet.offline();
  try { await asyncio.openConnection("198.51.100.1", 80); } catch (e) { tell(e); }
  await asyncio.startServer(echo, "127.0.0.1", 9000);
  try { await asyncio.startServer(echo, "127.0.0.1", 9000); } catch (e) { tell(e); }`);
  expect(lines).toEqual([
    "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 1)",
    "true",
    "ConnectionRefusedError: [Errno 111] Connect call failed ('127.0.0.1', 2)",
    "true",
    "gaierror: [Errno -2] Name or service not known",
    "true",
    "SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number",
    "OSError: [Errno 101] Connect call failed ('198.51.100.1', 80)",
    "OSError: [Errno 98] error while attempting to bind on address ('127.0.0.1', 9000): [errno 98] address already in use",
  ]);
});

test("an HTTP server can be spoken to by hand, with TLS too", async () => {
  const lines = await printed(`
  for (const [port, ssl] of [[80, false], [443, true]] as const) {
    const [reader, writer] = await asyncio.openConnection("example.com", port, { ssl });
    writer.write(encode("GET / HTTP/1.1\\r\\nHost: example.com\\r\\nConnection: close\\r\\n\\r\\n"));
    console.log(decode(await reader.readline()).trimEnd(), writer.getExtraInfo("peername"));
    console.log(decode(await reader.read()).includes("<h1>Example Domain</h1>"));
    writer.close();
    await writer.waitClosed();
  }`);
  expect(lines).toEqual([
    "HTTP/1.1 200 OK [ '198.51.100.1', 80 ]",
    "true",
    "HTTP/1.1 200 OK [ '198.51.100.1', 443 ]",
    "true",
  ]);
});

test("a writer that is faster than the line waits in drain, and the reader's pause reaches the sender", async () => {
  const lines = await printed(`
  simnet.addHost("sink.test", { latency: 0.001, bandwidth: 1_000_000 });
  let total = 0;
  await asyncio.startServer(async (reader, writer) => {
    await asyncio.sleep(100);
    total = (await reader.read()).length;
    writer.close();
  }, "sink.test", 9);
  const [reader, writer] = await asyncio.openConnection("sink.test", 9);
  const loop = asyncio.getRunningLoop();
  const begun = loop.time();
  let stalled = 0;
  for (let index = 0; index < 20; index += 1) {
    const before = loop.time();
    writer.write(new Uint8Array(50_000));
    await writer.drain();
    if (loop.time() - before > 50) stalled += 1;
  }
  console.log(loop.time() - begun > 100, stalled);
  writer.close();
  await writer.waitClosed();
  await asyncio.sleep(1);
  console.log(total, reader.atEof());`);
  expect(lines).toEqual(["true 1", "1000000 true"]);
});

test("half-close: the other side reads to the end and still answers", async () => {
  const lines = await printed(`
  await asyncio.startServer(async (reader, writer) => {
    const all = decode(await reader.read());
    writer.write(encode(all.toUpperCase()));
    writer.close();
  }, "localhost", 9000);
  const [reader, writer] = await asyncio.openConnection("localhost", 9000);
  writer.write(encode("a "));
  writer.writelines([encode("b "), encode("c")]);
  console.log(writer.canWriteEof());
  writer.writeEof();
  try { writer.write(encode("more")); } catch (e) { tell(e); }
  try { writer.write("text" as never); } catch (e) { tell(e); }
  console.log(decode(await reader.read()));
  writer.close();
  console.log(writer.isClosing());
  await writer.waitClosed();
  await asyncio.sleep(1);
  console.log(simnet.connections());`);
  expect(lines).toEqual([
    "true",
    "RuntimeError: Cannot call write() after write_eof()",
    "TypeError: data argument must be a bytes-like object, not 'string'",
    "A B C",
    "true",
    "[]",
  ]);
});

test("an aborted connection is a reset for the peer", async () => {
  const lines = await printed(`
  await asyncio.startServer(async (reader, writer) => {
    await reader.readline();
    writer.transport.abort();
  }, "localhost", 9000);
  const [reader, writer] = await asyncio.openConnection("localhost", 9000);
  writer.write(encode("go\\n"));
  try { await reader.read(); } catch (e) { tell(e); }
  try { await writer.drain(); } catch (e) { tell(e); }
  try { await writer.waitClosed(); } catch (e) { tell(e); }
  console.log(simnet.connections());`);
  expect(lines).toEqual([
    ...Array(3).fill("ConnectionResetError: [Errno 104] Connection reset by peer"),
    "[]",
  ]);
});

test("serveForever ends when it is cancelled, and with it the server", async () => {
  const lines = await printed(`
  const server = await asyncio.startServer(echo, "localhost", 0);
  const [address, port] = server.sockets[0]!.getsockname();
  console.log(address, port >= 49152, server.isServing());
  const serving = asyncio.createTask(server.serveForever());
  const [reader, writer] = await asyncio.openConnection(address, port);
  writer.write(encode("hello"));
  console.log(decode(await reader.readexactly(5)));
  try { await server.serveForever(); } catch (e) { console.log((e as Error).name); }
  serving.cancel();
  await asyncio.sleep(1);
  console.log(server.isServing(), serving.done(), server.sockets.length);
  writer.close();
  await asyncio.sleep(1);
  console.log(serving.cancelled());
  try { await server.serveForever(); } catch (e) { tell(e); }`);
  expect(lines).toEqual([
    "127.0.0.1 true true",
    "hello",
    "RuntimeError",
    "false false 0",
    "true",
    "RuntimeError: server <Server sockets=()> is closed",
  ]);
});

test("a failing handler is reported, and its connection closed", async () => {
  const lines = await printed(`
  await asyncio.startServer(async () => { throw new builtins.ValueError("oops"); }, "localhost", 9000);
  const [reader, writer] = await asyncio.openConnection("localhost", 9000);
  console.log((await reader.read()).length);
  writer.close();`);
  expect(lines[0]).toBe(
    "Unhandled exception in client_connected_cb\ntransport: <Transport open connection=0>",
  );
  expect(lines[1]).toContain("ValueError: oops");
  expect(lines[2]).toBe("0");
});

test("cancelled while connecting, nothing is left open", async () => {
  const lines = await printed(`
  simnet.addHost("far.test", { latency: 1 }).route("/", () => "hi");
  for (const after of [0.001, 0.5, 1.5, 2, 2.02, 3]) {
    const task = asyncio.createTask(asyncio.openConnection("far.test", 443, { ssl: true }));
    await asyncio.sleep(after);
    task.cancel();
    try { await task; } catch (e) { console.log((e as Error).name); }
    await asyncio.sleep(20);
    console.log(simnet.connections().length);
  }`);
  expect(lines).toEqual(Array(6).fill(["CancelledError", "0"]).flat());
});

test("bytes of streams are in the trace", async () => {
  const source = `${PRELUDE}
async function main() {
  await asyncio.startServer(echo, "localhost", 9000);
  const [reader, writer] = await asyncio.openConnection("localhost", 9000);
  writer.write(encode("hello"));
  await reader.readexactly(5);
  writer.close();
}
asyncio.run(main());`;
  const trace = await traceProgram([{ path: "main.ts", source }]);
  const bytes = [...eventsOf(trace)]
    .filter(({ kind }) => kind === EventKind.bytesSent || kind === EventKind.bytesReceived)
    .map(({ kind, value }) => [kind, value]);
  expect(bytes).toEqual([
    [EventKind.bytesSent, 5],
    [EventKind.bytesReceived, 5],
    [EventKind.bytesSent, 5],
    [EventKind.bytesReceived, 5],
  ]);
});

test("a handler that is no coroutine may write and close at once", async () => {
  const lines = await printed(`
  {
    await using server = await (await asyncio.startServer((reader, writer) => {
      writer.write(encode("bye"));
      writer.close();
    }, "localhost", 9000));
    const [reader, writer] = await asyncio.openConnection("localhost", 9000);
    console.log(decode(await reader.read()));
    writer.close();
  }
  console.log("closed");`);
  expect(lines).toEqual(["bye", "closed"]);
});

test("a server that closes keeps the connection that its machine has just opened", async () => {
  const lines = await printed(`
  const server = await asyncio.startServer(echo, "localhost", 9000);
  const [reader, writer] = await asyncio.openConnection("localhost", 9000);
  server.close();
  writer.write(encode("still here"));
  console.log(decode(await reader.read(100)));
  writer.close();
  await server.waitClosed();`);
  expect(lines).toEqual(["still here"]);
});

test("options that streams do not have are refused, and so is what can be no port", async () => {
  const lines = await printed(`
  const attempts = [
    () => asyncio.openConnection("example.com", 80, { limt: 1 } as object),
    () => asyncio.openConnection("example.com", 80, { happyEyeballsDelay: 0.25 } as object),
    () => asyncio.openConnection("example.com", 70000),
    () => asyncio.startServer(echo, "localhost", 9000, { ssl: true } as object),
    () => asyncio.startServer(echo, "localhost", -1),
  ];
  for (const attempt of attempts) try { await attempt(); } catch (e) { tell(e); }
  await asyncio.startServer(echo, "localhost", 9000, { backlog: 5, reuseAddress: true });`);
  expect(lines).toEqual([
    "TypeError: open_connection() got an unexpected keyword argument 'limt'",
    "NotImplementedError: open_connection(): 'happyEyeballsDelay' has no effect here: every host has one address",
    "OverflowError: connect(): port must be 0-65535.",
    "NotImplementedError: start_server(): 'ssl' has no effect here: streams serve without TLS",
    "OverflowError: bind(): port must be 0-65535.",
  ]);
});

test("readuntil takes its separator by position or by keyword", async () => {
  const lines = await printed(`
  const reader = new asyncio.StreamReader();
  reader.feedData(encode("a;b;c"));
  console.log(decode(await reader.readuntil(encode(";"))), decode(await reader.readuntil({ separator: encode(";") })));`);
  expect(lines).toEqual(["a; b;"]);
});

test("host and port can be given by keyword", async () => {
  const lines = await printed(`
  await using server = await (await asyncio.startServer(echo, { port: 9000 }));
  const [reader, writer] = await asyncio.openConnection({ host: "localhost", port: 9000, limit: 10 });
  writer.write(encode("hi"));
  console.log(decode(await reader.read(10)), server.sockets[0]?.getsockname());
  writer.close();
  try { await asyncio.openConnection({ host: "localhost" } as never); } catch (e) { tell(e); }
  try { await asyncio.startServer(echo, {}); } catch (e) { tell(e); }`);
  expect(lines).toEqual([
    "hi [ '127.0.0.1', 9000 ]",
    "ValueError: host and port was not specified and no sock specified",
    "ValueError: Neither host/port nor sock were specified",
  ]);
});
