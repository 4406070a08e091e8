import { headerOf } from "../../http/message.ts";
import type { ServiceRequest, ServiceResponse } from "../../service.ts";
import { EMPTY, utf8 } from "../bytes.ts";
import { httpDate } from "../dates.ts";

const DOCUMENTATION = "https://docs.github.com/rest";

/** @returns a response with compact JSON, as GitHub writes it. */
export function json(value: unknown, status = 200, link: string | null = null): ServiceResponse {
  return {
    status,
    headers: [
      ["Content-Type", "application/json; charset=utf-8"],
      ["X-GitHub-Media-Type", "github.v3; format=json"],
      ...(link === null ? [] : [["Link", link] as const]),
    ],
    body: utf8(JSON.stringify(value)),
  };
}

/** @returns a response that tells of an error. */
export function failure(status: number, message: string, details: object = {}): ServiceResponse {
  return json({ message, ...details, documentation_url: DOCUMENTATION, status: String(status) }, status);
}

/** Completes a response with what all of the API's responses have; one that the client already has becomes 304. */
export function complete(
  request: ServiceRequest,
  response: ServiceResponse,
  quota: readonly (readonly [string, string])[],
): ServiceResponse {
  const body = response.body as Uint8Array;
  const tag = `W/"${checksum(body)}"`;
  const isFresh = response.status === 200 && headerOf(request.headers, "If-None-Match") === tag;
  const validators = [
    ["Cache-Control", "public, max-age=60, s-maxage=60"],
    ["Vary", "Accept,Accept-Encoding, Accept, X-Requested-With"],
    ["ETag", tag],
  ] as const;
  return {
    status: isFresh ? 304 : response.status,
    headers: [
      ["Date", httpDate(request.now())],
      ...(isFresh ? response.headers.filter(([name]) => name !== "Content-Type") : response.headers),
      ...(response.status === 200 ? validators : []),
      ["X-GitHub-Api-Version-Selected", "2022-11-28"],
      [
        "Access-Control-Expose-Headers",
        "ETag, Link, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Reset",
      ],
      ["Access-Control-Allow-Origin", "*"],
      ["Strict-Transport-Security", "max-age=31536000; includeSubdomains; preload"],
      ["X-Content-Type-Options", "nosniff"],
      ["Server", "github.com"],
      ...quota,
    ],
    body: isFresh ? EMPTY : body,
  };
}

/** A short fingerprint of a body (FNV-1a, twice with different beginnings). */
function checksum(bytes: Uint8Array): string {
  return [0x811c9dc5, 0x1f0d3804]
    .map((start) => {
      let hash = start;
      for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
      return (hash >>> 0).toString(16).padStart(8, "0");
    })
    .join("");
}
