import { headerOf } from "../http/message.ts";
import type { ServiceRequest } from "../service.ts";
import { EMPTY, lenientTextOf } from "./bytes.ts";
import { type FormPart, headerParameter, parseMultipart } from "./multipart.ts";
import { type Pairs, parseQuery } from "./query.ts";

/** What a request's body holds. */
export interface RequestBody {
  /** The fields of a form. */
  readonly fields: Pairs;
  /** The files of a form. */
  readonly files: readonly FormPart[];
  /** The body itself, if it is no form. */
  readonly data: Uint8Array;
}

/** Reads a request's body as its `Content-Type` says: a form of one of the two kinds, or just bytes. */
export function readBody({ headers, body }: ServiceRequest): RequestBody {
  const contentType = headerOf(headers, "Content-Type") ?? "";
  const kind = (contentType.split(";")[0] as string).trim().toLowerCase();
  if (kind === "application/x-www-form-urlencoded") {
    return { fields: parseQuery(lenientTextOf(body)), files: [], data: EMPTY };
  }
  if (kind !== "multipart/form-data") return { fields: [], files: [], data: body };
  const boundary = headerParameter(contentType, "boundary");
  const parts = boundary === null ? [] : parseMultipart(body, boundary);
  return {
    fields: parts
      .filter(({ fileName }) => fileName === null)
      .map(({ name, content }) => [name, lenientTextOf(content)]),
    files: parts.filter(({ fileName }) => fileName !== null),
    data: EMPTY,
  };
}
