import { TypeError } from "../../builtins/exceptions.ts";
import { typeName } from "../../builtins/types.ts";
import type { PairSource } from "../multidict.ts";
import { type EncodedBody, type FieldValue, FormData } from "./form-data.ts";
import { Upload } from "./upload.ts";

/**
 * What a request's `data` can be: text, bytes, a form, the fields of one, or what gives the pieces of a body, which
 * are sent as they are made: an asynchronous generator, say.
 */
export type RequestData =
  | string
  | Uint8Array
  | FormData
  | AsyncIterable<Uint8Array>
  | PairSource<FieldValue | readonly FieldValue[]>;

/** A body as it is sent, or as it will be made, with its type. */
export type RequestBody = EncodedBody | { readonly upload: Upload; readonly contentType: string };

/**
 * @returns `data` as the body of a request
 * @throws TypeError for what can be no body
 */
export function encodeData(data: RequestData): RequestBody {
  if (typeof data === "string") {
    return { bytes: new TextEncoder().encode(data), contentType: "text/plain; charset=utf-8" };
  }
  if (data instanceof Uint8Array) return { bytes: data, contentType: "application/octet-stream" };
  if (data instanceof FormData) return data._encode();
  const upload = Upload.from(data);
  if (upload !== null) return { upload, contentType: "application/octet-stream" };
  const isFields =
    typeof data === "object" &&
    data !== null &&
    (Symbol.iterator in data || [Object.prototype, null].includes(Object.getPrototypeOf(data)));
  if (isFields) return new FormData(data as PairSource<FieldValue>)._encode();
  throw new TypeError(
    `Only io.IOBase, multidict and (name, file) pairs allowed, use .add_field() for passing more complex parameters, got ${typeName(data)}`,
  );
}
