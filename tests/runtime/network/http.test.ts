import { expect, test } from "vitest";
import { gather } from "../../../src/runtime/asyncio/gather.ts";
import { perform } from "../../../src/runtime/asyncio/perform.ts";
import { sleep } from "../../../src/runtime/asyncio/sleep.ts";
import { NetworkError } from "../../../src/runtime/network/errors.ts";
import { serve } from "../../../src/runtime/network/http/server.ts";
import { world } from "../../../src/runtime/network/run-world.ts";
import * as simnet from "../../../src/runtime/simnet/index.ts";
import { EventKind } from "../../../src/runtime/trace/events.ts";
import { eventsOf, textAt } from "../../../src/runtime/trace/trace.ts";
import { connect, coroutine, get, header, inRun, send } from "./client.ts";

const now = (): number => world().host.now() / 1e9;

test("a page is fetched, with heads and body counted to the byte", () => {
  const { value, trace } = inRun(function* () {
    const answer = yield* get("https://example.com/");
    return { answer, info: simnet.requests()[0] };
  });
  expect(value.answer.head.status).toBe(200);
  expect(value.answer.text).toContain("<h1>Example Domain</h1>");
  const received = value.answer.head.size + value.answer.text.length;
  expect(value.info).toMatchObject({ outcome: "finished", received });
  expect(value.info?.sent).toBe("GET / HTTP/1.1\r\nHost: example.com\r\n\r\n".length);
  const phases = [...eventsOf(trace)]
    .filter(({ kind }) => kind === EventKind.requestPhase)
    .map(({ text }) => textAt(trace, text));
  expect(phases).toEqual(["request sent", "waiting for server response", "content download"]);
});

test("each step costs its round trips", () => {
  inRun(function* () {
    simnet.addHost("a.test", { latency: 0.1 }).route("/", () => simnet.respond({ text: "hi", delay: 1 }));
    const address = world().findHost("a.test")?.address as string;
    yield* get(`http://${address}/`);
    expect(now()).toBeCloseTo(0.2 + 0.2 + 1, 2);
    const connection = yield* connect(`https://a.test/`);
    const before = now();
    yield* send(connection, "https://a.test/");
    expect(now() - before).toBeCloseTo(1.2, 2);
    yield* send(connection, "https://a.test/");
    expect(now() - before).toBeCloseTo(2.4, 2);
    expect(connection.reusable).toBe(true);
    connection.close();
  });
});

test("bandwidth is shared by all connections of a host", () => {
  inRun(function* () {
    const big = new Uint8Array(1_000_000);
    simnet.addHost("a.test", { latency: 0, bandwidth: 1_000_000 }).route("/", () => big);
    const connections = [yield* connect("http://a.test/"), yield* connect("http://a.test/")];
    const before = now();
    yield gather(...connections.map((connection) => coroutine(send(connection, "http://a.test/"))));
    expect(now() - before).toBeGreaterThan(2);
    expect(now() - before).toBeLessThan(2.01);
    for (const connection of connections) connection.close();
  });
});

test("a body in pieces is chunked, and comes in its own time", () => {
  inRun(function* () {
    const pieces = [1, 2, 3].map((n) => ({ after: 1, text: `line ${n}\n` }));
    simnet.addHost("a.test", { latency: 0.01 }).route("/", () => simnet.respond({ pieces }));
    const before = now();
    const answer = yield* get("http://a.test/");
    expect(answer.text).toBe("line 1\nline 2\nline 3\n");
    expect(header(answer, "Transfer-Encoding")).toBe("chunked");
    expect(now() - before).toBeGreaterThan(3);
  });
});

test("a request's body, headers, query and path arrive", () => {
  inRun(function* () {
    const seen: unknown[] = [];
    simnet.addHost("a.test").route("/users/{id}", ({ method, params, query, headers, json }) => {
      seen.push(method, params, query, headers["x-a"], json());
      return { ok: true };
    });
    const answer = yield* get("http://a.test/users/7?q=a%20b", {
      method: "POST",
      body: '{"n": 1}',
      headers: [["X-A", "b"]],
    });
    expect(seen).toEqual(["POST", { id: "7" }, { q: "a b" }, "b", { n: 1 }]);
    expect(JSON.parse(answer.text)).toEqual({ ok: true });
    expect((yield* get("http://a.test/none")).head.status).toBe(404);
  });
});

test("a server with two places serves four requests in two rounds, and refuses what its queue cannot hold", () => {
  inRun(function* () {
    const site = simnet.addHost("a.test", { latency: 0.01, concurrent: 2, queue: 2 });
    site.route("/", () => simnet.respond({ text: "done", delay: 1 }));
    yield* get("http://a.test/");
    const before = now();
    const answers = (yield gather(
      ...[1, 2, 3, 4, 5].map(() => coroutine(get("http://a.test/"))),
    )) as Awaited<{ head: { status: number } }>[];
    expect(now() - before).toBeCloseTo(2.04, 1);
    expect(answers.map(({ head }) => head.status).sort()).toEqual([200, 200, 200, 200, 503]);
  });
});

test("a rate limit answers 429, and says when to come again", () => {
  inRun(function* () {
    simnet.addHost("a.test", { rateLimit: { requests: 2, seconds: 10 } }).route("/", () => "ok");
    expect((yield* get("http://a.test/")).head.status).toBe(200);
    expect((yield* get("http://a.test/")).head.status).toBe(200);
    const refused = yield* get("http://a.test/");
    expect(refused.head.status).toBe(429);
    yield sleep(Number(header(refused, "Retry-After")));
    expect((yield* get("http://a.test/")).head.status).toBe(200);
  });
});

test("an idle connection is closed by the server", () => {
  inRun(function* () {
    const connection = yield* connect("http://example.com/");
    yield* send(connection, "http://example.com/");
    yield sleep(74);
    expect(connection.reusable).toBe(true);
    yield sleep(2);
    expect(connection.reusable).toBe(false);
    expect(simnet.connections()).toEqual([]);
  });
});

function codeOf(error: unknown): unknown {
  return error instanceof NetworkError ? error.code : error;
}

test.each([
  ["refused", () => simnet.refuse("a.test"), "ECONNREFUSED"],
  ["reset", () => simnet.reset("a.test"), "ECONNRESET"],
  ["disconnected", () => simnet.disconnect("a.test"), "HTTP_DISCONNECTED"],
  ["cut off", () => simnet.disconnect("a.test", { afterBytes: 3 }), "HTTP_INCOMPLETE_BODY"],
  ["reset in the body", () => simnet.reset("a.test", { afterBytes: 3 }), "ECONNRESET"],
  ["DNS down", () => simnet.failLookup("a.test"), "EAI_AGAIN"],
  ["name gone", () => simnet.failLookup("a.test", { temporary: false }), "EAI_NONAME"],
  ["offline", () => simnet.offline(), "EAI_AGAIN"],
  ["partitioned", () => simnet.partition("localhost", "a.test"), "ETIMEDOUT"],
])(
  "%s: the client gets the error, no connection stays, and a mended network works again",
  (_, breakIt, code) => {
    inRun(function* () {
      simnet.addHost("a.test").route("/", () => "hello");
      const fault = breakIt();
      let error: unknown;
      try {
        yield* get("http://a.test/");
      } catch (raised) {
        error = raised;
      }
      expect(codeOf(error)).toBe(code);
      expect(simnet.connections()).toEqual([]);
      fault.remove();
      expect((yield* get("http://a.test/")).text).toBe("hello");
      yield sleep(1);
      expect(simnet.connections()).toEqual([]);
    });
  },
);

test("what is sent into a partition gets through when it is mended", () => {
  inRun(function* () {
    simnet.addHost("a.test").route("/", () => "hello");
    const connection = yield* connect("http://a.test/");
    const before = now();
    simnet.partition("localhost", "a.test", { duration: 3 });
    expect((yield* send(connection, "http://a.test/")).text).toBe("hello");
    expect(now() - before).toBeGreaterThan(3);
    expect(now() - before).toBeLessThan(10);
    connection.close();
  });
});

test("a fault strikes as often, as long and as likely as it is told", () => {
  inRun(function* () {
    simnet.addHost("a.test").route("/", () => "hello");
    function* works(): Generator<unknown, boolean, unknown> {
      try {
        yield* get("http://a.test/");
        return true;
      } catch {
        return false;
      }
    }
    simnet.refuse("a.test", { count: 2 });
    expect([yield* works(), yield* works(), yield* works()]).toEqual([false, false, true]);
    simnet.refuse("a.test", { start: now() + 1, duration: 1 });
    expect(yield* works()).toBe(true);
    yield sleep(1);
    expect(yield* works()).toBe(false);
    yield sleep(1);
    expect(yield* works()).toBe(true);
    simnet.refuse("a.test", { probability: 0.5 });
    let refused = 0;
    for (let index = 0; index < 100; index += 1) if (!(yield* works())) refused += 1;
    expect(refused).toBeGreaterThan(30);
    expect(refused).toBeLessThan(70);
  });
});

test("lost packets are sent again", () => {
  inRun(function* () {
    const body = new Uint8Array(500_000).map((_, index) => index % 251);
    simnet.addHost("a.test", { loss: 0.2 }).route("/", () => body);
    const answer = yield* get("http://a.test/");
    expect(answer.text.length).toBeGreaterThan(0);
    expect(simnet.requests()[0]?.received).toBe(body.length + answer.head.size);
  });
});

test("an error in a handler is a 500, and is printed", () => {
  const { trace } = inRun(function* () {
    simnet.addHost("a.test").route("/", () => {
      throw new Error("oops");
    });
    expect((yield* get("http://a.test/")).head.status).toBe(500);
  });
  expect(trace.strings.some((text) => text.includes("Error: oops"))).toBe(true);
});

test("HEAD gets the head of a GET, and the connection stays usable", () => {
  inRun(function* () {
    const connection = yield* connect("https://example.com/");
    const head = yield* send(connection, "https://example.com/", { method: "HEAD" });
    expect([head.head.status, head.text]).toEqual([200, ""]);
    const whole = yield* send(connection, "https://example.com/");
    expect(header(head, "Content-Length")).toBe(String(whole.text.length));
    connection.close();
  });
});

test("a response 101 hands the connection over to another protocol", () => {
  inRun(function* () {
    const host = world().addHost("echo.test");
    serve(world(), host, () => ({
      status: 101,
      headers: [["Upgrade", "echo"]],
      body: new Uint8Array(0),
      upgrade: (stream) => {
        stream.onData = (bytes) => stream.after(1, () => stream.write(bytes.toReversed()));
        stream.onEnd = () => {};
      },
    }));
    const connection = yield* connect("https://echo.test/");
    const url = new URL("https://echo.test/");
    const request = {
      method: "GET",
      url,
      headers: [["Host", "echo.test"]] as const,
      body: new Uint8Array(0),
    };
    const record = world().requests.begin(request);
    yield* perform(connection.send(request, record), "send");
    expect((yield* perform(connection.readHead(), "head")).status).toBe(101);
    const { socket } = connection.upgrade();
    const heard: number[] = [];
    socket.attach({ data: (bytes) => void heard.push(...bytes), end: () => {}, lost: () => {} });
    socket.write(Uint8Array.of(1, 2, 3));
    yield sleep(2);
    expect(heard).toEqual([3, 2, 1]);
    socket.close();
    yield sleep(1);
    expect(simnet.connections()).toEqual([]);
    expect(record.outcome).toBe("finished");
  });
});

test("what is no request is answered with 400, and what is no response is an error", () => {
  inRun(function* () {
    const socket = yield* perform(world().connect("198.51.100.1", 80), "connection");
    let answer = "";
    socket.attach({
      data: (bytes) => {
        answer += new TextDecoder().decode(bytes);
      },
      end: () => socket.close(),
      lost: () => {},
    });
    socket.write(new TextEncoder().encode("hello?\r\n\r\n"));
    yield sleep(1);
    expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    world().listen(world().local, 80, {
      tls: false,
      accept: (server) => {
        server.attach({
          data: () => server.write(new TextEncoder().encode("what?\r\n\r\n")),
          end: () => server.close(),
          lost: () => {},
        });
      },
    });
    let error: unknown;
    try {
      yield* get("http://localhost/");
    } catch (raised) {
      error = raised;
    }
    expect(codeOf(error)).toBe("HTTP_BAD_RESPONSE");
    yield sleep(1);
    expect(simnet.connections()).toEqual([]);
  });
});
