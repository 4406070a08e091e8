import { OSError, OverflowError, ValueError } from "../builtins/exceptions.ts";
import { checkKeywords, type LeftOut } from "../builtins/keywords.ts";
import { type Body, type Code, Coroutine } from "../loop/coroutine.ts";
import { NetworkError } from "../network/errors.ts";
import { type Host, LOCAL_NAME } from "../network/hosts.ts";
import type { Operation } from "../network/operation.ts";
import { world } from "../network/run-world.ts";
import type { Socket } from "../network/socket.ts";
import { startTls } from "../network/tls.ts";
import { getRunningLoop } from "./events.ts";
import { gather } from "./gather.ts";
import { perform } from "./perform.ts";
import { Server } from "./server.ts";
import { gaierror, toConnectError, toOSError } from "./socket-errors.ts";
import { type ClientConnected, StreamProtocol } from "./stream-protocol.ts";
import { DEFAULT_LIMIT, StreamReader } from "./stream-reader.ts";
import { StreamWriter } from "./stream-writer.ts";
import { Transport } from "./transport.ts";

/** What {@link openConnection} takes by keyword. */
export interface OpenConnectionOptions {
  /** The most bytes of a line; 64 KiB by default. */
  limit?: number;
  /** Whether to speak TLS. */
  ssl?: boolean;
  /** The name that the certificate is for; the host by default. */
  serverHostname?: string;
  /** The machine that connects, by name or address, and its port (0: any); the program's own by default. */
  localAddr?: readonly [host: string, port: number];
}

/** What {@link startServer} takes by keyword. */
export interface StartServerOptions {
  /** The most bytes of a line; 64 KiB by default. */
  limit?: number;
  /** Whether to accept connections at once; true by default. */
  startServing?: boolean;
  /** Connections that may wait to be accepted; none ever does, as the loop accepts each when it comes. */
  backlog?: number;
  /** Whether a port can be used again as soon as it is closed; it always can. */
  reuseAddress?: true;
}

const CONNECTION_OPTIONS = ["limit", "ssl", "serverHostname", "localAddr"];
const SERVER_OPTIONS = ["limit", "startServing", "backlog", "reuseAddress"];
const NO_SOCKETS = "the simulated network has no sockets of the operating system's";
const LEFT_OUT: LeftOut = {
  family: "every host has one IPv4 address",
  proto: NO_SOCKETS,
  flags: NO_SOCKETS,
  sock: NO_SOCKETS,
  happyEyeballsDelay: "every host has one address",
  interleave: "every host has one address",
  sslHandshakeTimeout: "put asyncio.timeout() around the call",
  sslShutdownTimeout: "the simulated TLS has no shutdown to wait for",
  reusePort: "one server listens at a port",
  keepAlive: NO_SOCKETS,
};
const SERVER_LEFT_OUT: LeftOut = { ...LEFT_OUT, ssl: "streams serve without TLS" };

const OPEN_CONNECTION: Code = { name: "open_connection", site: 0 };
const FIND_HOST: Code = { name: "_create_server_getaddrinfo", site: 0 };
const START_SERVER: Code = { name: "start_server", site: 0 };

/** Host and port, by keyword. */
interface Place<H> {
  host: H;
  port: number;
}

/**
 * Connects to a host of the simulated network. Host and port may be given by keyword, too.
 * @param host a name or an address
 * @returns the two halves of the stream
 * @throws OSError: `[Errno 111] Connect call failed ('127.0.0.1', 8888)` (a ConnectionRefusedError) where nobody
 * listens, `[Errno -2] Name or service not known` for an unknown name
 */
export function openConnection(
  host: string,
  port: number,
  options?: OpenConnectionOptions,
): Coroutine<[reader: StreamReader, writer: StreamWriter]>;
export function openConnection(
  options: OpenConnectionOptions & Place<string>,
): Coroutine<[reader: StreamReader, writer: StreamWriter]>;
export function openConnection(...args: unknown[]): Coroutine<[reader: StreamReader, writer: StreamWriter]> {
  const { host, port, ...options } = placeOf<string, OpenConnectionOptions>(args);
  checkKeywords(options, CONNECTION_OPTIONS, "open_connection", LEFT_OUT);
  return new Coroutine(OPEN_CONNECTION, open(host, port, options));
}

/**
 * Waits for connections at a port of the program's machine, or of a host that the program has defined. Host and port
 * may be given by keyword, too.
 * @param clientConnected called with a reader and a writer for each client; a coroutine becomes a task
 * @param host a name or an address; null: every address of the program's machine
 * @param port 0: any free one, which `server.sockets[0].getsockname()` tells
 * @throws OSError when the port is taken, or the name unknown
 */
export function startServer(
  clientConnected: ClientConnected,
  host: string | null,
  port: number,
  options?: StartServerOptions,
): Coroutine<Server>;
export function startServer(
  clientConnected: ClientConnected,
  options: StartServerOptions & Partial<Place<string | null>>,
): Coroutine<Server>;
export function startServer(clientConnected: ClientConnected, ...args: unknown[]): Coroutine<Server> {
  const { host = null, port, ...options } = placeOf<string | null, StartServerOptions>(args);
  checkKeywords(options, SERVER_OPTIONS, "start_server", SERVER_LEFT_OUT);
  return new Coroutine(START_SERVER, start(clientConnected, host, port, options));
}

/** Puts together what was given by position and, in a trailing object, by keyword. */
function placeOf<H, O>(args: readonly unknown[]): O & Place<H> {
  const last = args.at(-1);
  const isOptions = typeof last === "object" && last !== null;
  const [host, port] = isOptions ? args.slice(0, -1) : args;
  return {
    ...(host === undefined ? {} : { host }),
    ...(port === undefined ? {} : { port }),
    ...(isOptions ? last : {}),
  } as O & Place<H>;
}

function* open(
  host: string,
  port: number,
  options: OpenConnectionOptions,
): Body<[StreamReader, StreamWriter]> {
  const loop = getRunningLoop();
  const reader = new StreamReader({ limit: options.limit ?? DEFAULT_LIMIT, loop });
  const protocol = new StreamProtocol(loop, reader);
  if (typeof host !== "string" || typeof port !== "number") {
    throw new ValueError("host and port was not specified and no sock specified");
  }
  checkPort(port, "connect()");
  const socket = yield* connect(host, port, options);
  if (options.ssl === true) yield* secure(socket, options.serverHostname ?? host);
  const transport = new Transport(loop, socket, protocol);
  const ready = loop.createFuture<null>();
  ready._waitText = `${host}:${port}`;
  loop.callSoon(() => protocol.connectionMade(transport));
  loop.callSoon(() => transport._startReading());
  loop.callSoon(() => {
    if (!ready.done()) ready.setResult(null);
  });
  try {
    yield ready;
  } catch (error) {
    transport.close();
    throw error;
  }
  return [reader, new StreamWriter(transport, protocol, reader)];
}

/** @throws OverflowError, with the text of Python's `socket` module, for what can be no port */
function checkPort(port: number, caller: string): void {
  if (port >= 0 && port <= 65_535) return;
  throw new OverflowError(`${caller}: port must be 0-65535.`);
}

function* connect(host: string, port: number, options: OpenConnectionOptions): Body<Socket> {
  const from = options.localAddr === undefined ? world().local : yield* findHost(options.localAddr[0]);
  const address = yield* lookup(host, from);
  try {
    return yield* perform(world().connect(address, port, from), `${host}:${port}`);
  } catch (error) {
    throw error instanceof NetworkError ? toConnectError(error, address, port) : error;
  }
}

function* secure(socket: Socket, name: string): Body<void> {
  yield* raising(startTls(socket, name), `${name}: TLS`);
}

function* lookup(name: string, from: Host): Body<string> {
  return yield* raising(world().resolver.lookup(name, from.name), `${name}: DNS lookup`);
}

/** Waits for an operation, whose error is to be the operating system's. */
function* raising<T>(operation: Operation<T>, purpose: string): Body<T> {
  try {
    return yield* perform(operation, purpose);
  } catch (error) {
    throw error instanceof NetworkError ? toOSError(error) : error;
  }
}

/** Finds a host that the program may act for. */
function* findHost(name: string): Body<Host> {
  const address = yield* lookup(name, world().local);
  const host = world().findHost(address);
  if (host === undefined) throw new gaierror(-2, "Name or service not known");
  return host;
}

function* start(
  clientConnected: ClientConnected,
  host: string | null,
  port: number | undefined,
  options: StartServerOptions,
): Body<Server> {
  const loop = getRunningLoop();
  if (host === null && port === undefined) {
    throw new ValueError("Neither host/port nor sock were specified");
  }
  checkPort(port ?? 0, "bind()");
  const everywhere = host === null || host === "" || host === "0.0.0.0";
  // CPython gathers the look-ups of its hosts: that is a task, and some turns of the loop.
  const finding = new Coroutine(FIND_HOST, findHost(everywhere ? LOCAL_NAME : host));
  const [machine] = (yield gather(finding)) as [Host];
  const makeProtocol = (): StreamProtocol => {
    const reader = new StreamReader({ limit: options.limit ?? DEFAULT_LIMIT, loop });
    return new StreamProtocol(loop, reader, clientConnected);
  };
  let server: Server;
  try {
    server = new Server(loop, world(), machine, port ?? 0, makeProtocol);
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const { errno, message } = toOSError(error);
    const place = `('${machine.address}', ${port})`;
    const text = `error while attempting to bind on address ${place}: ${message.toLowerCase()}`;
    throw new OSError(errno, text);
  }
  if (options.startServing !== false) yield* server._begin();
  return server;
}
