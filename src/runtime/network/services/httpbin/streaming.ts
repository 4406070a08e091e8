import { headerOf } from "../../http/message.ts";
import type { BodyPiece, ServiceRequest, ServiceResponse } from "../../service.ts";
import { utf8 } from "../bytes.ts";
import { lineJson } from "../python-json.ts";
import type { Router } from "../routing.ts";
import { integerArgument, numberArgument, sleepingTime } from "./arguments.ts";
import { echo, GET_KEYS } from "./echo.ts";
import { plainText } from "./responses.ts";

const MOST_LINES = 100;
const MOST_DRIPS = 10 * 1024 * 1024;
const LONGEST_RANGE = 100 * 1024;
/** A body that drips comes in at most so many pieces: what is closer together would leave together anyway. */
const MOST_PIECES = 2000;

const OCTETS = ["Content-Type", "application/octet-stream"] as const;

/** The routes that send their bodies bit by bit. */
export function addStreamingRoutes(router: Router): void {
  router.add("/stream/<int:lines>", stream);
  router.add("/drip", drip);
  router.add("/range/<int:size>", (request, { size }) => range(request, Number(size)));
}

function stream(request: ServiceRequest, { lines }: { readonly lines?: string }): ServiceResponse {
  const told = echo(request, GET_KEYS);
  const pieces = Array.from({ length: Math.min(Number(lines), MOST_LINES) }, (_, id) => ({
    after: 0,
    bytes: utf8(`${lineJson(new Map([...told, ["id", id]]))}\n`),
  }));
  return { status: 200, headers: [["Content-Type", "application/json"]], body: pieces };
}

function drip(request: ServiceRequest): ServiceResponse {
  const duration = numberArgument(request, "duration", 2);
  const count = Math.min(integerArgument(request, "numbytes", 10), MOST_DRIPS);
  const status = integerArgument(request, "code", 200);
  if (count <= 0) return plainText("number of bytes must be positive", 400);
  const delay = numberArgument(request, "delay", 0);
  const pause = sleepingTime(duration) / count;
  const size = Math.ceil(count / MOST_PIECES);
  const body: BodyPiece[] = [];
  for (let sent = 0; sent < count; sent += size) {
    const length = Math.min(size, count - sent);
    body.push({ after: sent === 0 ? 0 : pause * size, bytes: new Uint8Array(length).fill(0x2a) });
  }
  const headers = [OCTETS, ["Content-Length", String(count)]] as const;
  return { status, headers, body, ...(delay > 0 ? { delay: sleepingTime(delay) } : {}) };
}

function range(request: ServiceRequest, size: number): ServiceResponse {
  const common = [
    ["ETag", `range${size}`],
    ["Accept-Ranges", "bytes"],
  ] as const;
  if (size <= 0 || size > LONGEST_RANGE) {
    return plainText("number of bytes must be in the range (0, 102400]", 404, common);
  }
  const duration = sleepingTime(numberArgument(request, "duration", 0));
  const chunk = Math.max(1, integerArgument(request, "chunk_size", 10 * 1024));
  const [first, last] = rangeOf(headerOf(request.headers, "Range") ?? "", size);
  if (first > last || first < 0 || last >= size) {
    return plainText("", 416, [...common, ["Content-Range", `bytes */${size}`]]);
  }
  const bytes = Uint8Array.from({ length: last - first + 1 }, (_, index) => 0x61 + ((first + index) % 26));
  return {
    status: bytes.length === size ? 200 : 206,
    headers: [
      OCTETS,
      ["Content-Length", String(bytes.length)],
      ...common,
      ["Content-Range", `bytes ${first}-${last}/${size}`],
    ],
    body: duration === 0 ? bytes : chunks(bytes, chunk, duration / size),
  };
}

/** Cuts a body: after each full chunk the server rests for as long as its bytes take, before the last also. */
function chunks(bytes: Uint8Array, wanted: number, secondsPerByte: number): BodyPiece[] {
  const size = Math.max(wanted, Math.ceil(bytes.length / MOST_PIECES));
  const pieces: BodyPiece[] = [];
  for (let start = 0; start < bytes.length; start += size) {
    const piece = bytes.subarray(start, start + size);
    const rest = (start === 0 ? 0 : size) + (piece.length < size ? piece.length : 0);
    pieces.push({ after: rest * secondsPerByte, bytes: piece });
  }
  return pieces;
}

/** The first and the last byte that a `Range` header asks for; of one that says nothing, all. */
function rangeOf(header: string, size: number): [first: number, last: number] {
  const match = /^\s*bytes=(\d*)-(\d*)\s*$/.exec(header);
  const [first = "", last = ""] = match?.slice(1) ?? [];
  if (first === "" && last === "") return [0, size - 1];
  if (first === "") return [Math.max(0, size - Number(last)), size - 1];
  return [Number(first), last === "" ? size - 1 : Number(last)];
}
