import { TypeError } from "../../builtins/exceptions.ts";
import { typeName } from "../../builtins/types.ts";
import type { PairSource } from "../multidict.ts";
import { type EncodedBody, type FieldValue, FormData } from "./form-data.ts";

/** What a request's `data` can be: text, bytes, a form, or the fields of one. */
export type RequestData = string | Uint8Array | FormData | PairSource<FieldValue | readonly FieldValue[]>;

/**
 * @returns `data` as the body of a request
 * @throws TypeError for what can be no body
 */
export function encodeData(data: RequestData): EncodedBody {
  if (typeof data === "string") {
    return { bytes: new TextEncoder().encode(data), contentType: "text/plain; charset=utf-8" };
  }
  if (data instanceof Uint8Array) return { bytes: data, contentType: "application/octet-stream" };
  if (data instanceof FormData) return data._encode();
  const isFields =
    typeof data === "object" &&
    data !== null &&
    (Symbol.iterator in data || [Object.prototype, null].includes(Object.getPrototypeOf(data)));
  if (isFields) return new FormData(data)._encode();
  throw new TypeError(
    `Only io.IOBase, multidict and (name, file) pairs allowed, use .add_field() for passing more complex parameters, got ${typeName(data)}`,
  );
}
