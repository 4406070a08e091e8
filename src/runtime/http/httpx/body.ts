import { TypeError } from "../../builtins/exceptions.ts";
import { repr } from "../../builtins/repr.ts";
import { typeName } from "../../builtins/types.ts";
import { dumps } from "../json.ts";
import { pairsOf } from "../multidict.ts";
import { encodeMultipart, formDisposition, guessType, newBoundary, type Part } from "../multipart.ts";
import { urlencode } from "../query.ts";
import { type Primitive, primitiveText } from "./query-params.ts";
import { type ByteStream, Upload } from "./upload.ts";

const encoder = new TextEncoder();

/** A file to upload: its content, or its name, content and, if need be, type. */
export type FileTypes =
  | string
  | Uint8Array
  | readonly [fileName: string, content: string | Uint8Array, contentType?: string];

/** What a request can carry. At most one of `content`, `json` and `data` or `files` makes sense. */
export interface BodyOptions {
  /** The body as it is; or what gives its pieces, which are sent as they are made: a generator, say. */
  content?: string | Uint8Array | ByteStream | null;
  /** A form; a list of values repeats its name. */
  data?:
    | Readonly<Record<string, Primitive | readonly Primitive[]>>
    | ReadonlyMap<string, Primitive | readonly Primitive[]>
    | null;
  /** Files to upload, by the names of their fields; `data` then goes with them. */
  files?: Readonly<Record<string, FileTypes>> | readonly (readonly [name: string, file: FileTypes])[] | null;
  /** What to send as JSON. */
  json?: unknown;
}

/** A body, and the headers that tell of it. */
export interface EncodedBody {
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly content: Uint8Array;
}

/** A body that is sent as it is made, and the headers that tell of it. */
export interface EncodedUpload {
  readonly headers: EncodedBody["headers"];
  readonly content: Upload;
}

/**
 * Makes the body of a request.
 * @param contentType the request's own header: a boundary that it names is used
 * @throws TypeError and ValueError for what cannot be sent
 */
export function encodeBody(options: BodyOptions, contentType: string | null): EncodedBody | EncodedUpload {
  const { content, data, files, json } = options;
  if (content !== undefined && content !== null) {
    const upload = content instanceof Uint8Array ? null : Upload.from(content);
    if (upload !== null) return { headers: [["Transfer-Encoding", "chunked"]], content: upload };
    return encodeContent(content);
  }
  if (data !== undefined && data !== null && !isMapping(data))
    return encodeBody({ content: data as unknown as ByteStream }, contentType);
  const fileList = files ? (Array.isArray(files) ? files : Object.entries(files)) : [];
  if (fileList.length > 0) return encodeFiles(data ?? {}, fileList, contentType);
  const fields = data ? fieldsOf(data) : [];
  if (fields.length > 0) {
    return withLength(encoder.encode(urlencode(fields)), "application/x-www-form-urlencoded");
  }
  if (json !== undefined && json !== null) return encodeJson(json);
  return { headers: [], content: new Uint8Array(0) };
}

/** @returns JSON as httpx writes it: without spaces. */
export function encodeJson(value: unknown): EncodedBody {
  const text = dumps(value, { compact: true, ensureAscii: false, allowNan: false });
  return withLength(encoder.encode(text), "application/json");
}

/** @returns a text or bytes as they are, without a type. @throws TypeError for anything else */
export function encodeContent(content: unknown): EncodedBody {
  if (typeof content !== "string" && !(content instanceof Uint8Array)) {
    throw new TypeError(`Unexpected type for 'content', <class '${typeName(content)}'>`);
  }
  const bytes = typeof content === "string" ? encoder.encode(content) : content;
  return { headers: bytes.length === 0 ? [] : [["Content-Length", String(bytes.length)]], content: bytes };
}

/** @returns bytes of this type. */
export function withLength(content: Uint8Array, contentType: string): EncodedBody {
  return {
    headers: [
      ["Content-Length", String(content.length)],
      ["Content-Type", contentType],
    ],
    content,
  };
}

/** What is none of a form's fields is sent as it is, as httpx's older versions had it. */
function isMapping(data: object | string): boolean {
  if (data instanceof Map) return true;
  return typeof data === "object" && [Object.prototype, null].includes(Object.getPrototypeOf(data));
}

function fieldsOf(data: NonNullable<BodyOptions["data"]>): [name: string, value: string][] {
  return pairsOf(data).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((item): [string, string] => [name, primitiveText(item)]),
  );
}

function encodeFiles(
  data: NonNullable<BodyOptions["data"]>,
  files: readonly (readonly [name: string, file: FileTypes])[],
  contentType: string | null,
): EncodedBody {
  const fields = fieldsOf(data).map(
    ([name, value]): Part => ({
      headers: [["Content-Disposition", formDisposition(name, null)]],
      content: encoder.encode(value),
    }),
  );
  const boundary = /;\s*boundary="?([^";]+)/i.exec(contentType ?? "")?.[1] ?? newBoundary();
  const body = encodeMultipart([...fields, ...files.map(([name, file]) => filePart(name, file))], boundary);
  return withLength(body, `multipart/form-data; boundary=${boundary}`);
}

function filePart(name: string, file: FileTypes): Part {
  const isContent = typeof file === "string" || file instanceof Uint8Array;
  if (!isContent && !Array.isArray(file)) {
    throw new TypeError(`a file must be text, bytes or [name, content], not ${repr(file)}`);
  }
  const [fileName, content, type] = isContent ? (["upload", file] as const) : file;
  return {
    headers: [
      ["Content-Disposition", formDisposition(name, fileName)],
      ["Content-Type", type ?? guessType(fileName) ?? "application/octet-stream"],
    ],
    content: typeof content === "string" ? encoder.encode(content) : content,
  };
}
