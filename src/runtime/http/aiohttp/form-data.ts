import { TypeError } from "../../builtins/exceptions.ts";
import { checkKeywords } from "../../builtins/keywords.ts";
import { typeName } from "../../builtins/types.ts";
import { type PairSource, pairsOf } from "../multidict.ts";
import { encodeMultipart, formDisposition, guessType, newBoundary, type Part } from "../multipart.ts";
import { pythonText } from "../python-text.ts";
import { urlencode } from "../query.ts";

/** What a field of a form can be: bytes make the form a multipart one; an array gives the field several times. */
export type FieldValue = string | number | boolean | null | Uint8Array;

/** What {@link FormData.addField} takes by keyword; each makes the form a multipart one. */
export interface FieldOptions {
  contentType?: string;
  filename?: string;
  contentTransferEncoding?: string;
}

interface Field {
  readonly name: string;
  readonly value: FieldValue;
  readonly options: FieldOptions;
}

/** What {@link FormData} takes by keyword. */
export interface FormDataOptions {
  defaultToMultipart?: boolean;
}

/** A body as it is sent, with its type. */
export interface EncodedBody {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** A form, as `aiohttp.FormData`: URL-encoded, or `multipart/form-data` when a field is a file. */
export class FormData {
  readonly #fields: Field[] = [];
  #isMultipart = false;

  /**
   * @param fields names and values
   * @param options `defaultToMultipart`: whether it is a multipart one without a file, too
   */
  constructor(fields: PairSource<FieldValue | readonly FieldValue[]> = [], options: FormDataOptions = {}) {
    checkKeywords(options, ["defaultToMultipart"], "FormData.__init__", {
      charset: "texts are sent as UTF-8",
    });
    this.#isMultipart = options.defaultToMultipart ?? false;
    for (const [name, value] of pairsOf(fields)) {
      for (const item of Array.isArray(value) ? value : [value]) this.addField(name, item as FieldValue);
    }
  }

  /** Whether it is sent as `multipart/form-data`. */
  get isMultipart(): boolean {
    return this.#isMultipart;
  }

  /**
   * Adds a field.
   * @throws TypeError for a name that is no text, or a value that no form can hold
   */
  addField(name: string, value: FieldValue, options: FieldOptions = {}): void {
    checkKeywords(options, ["contentType", "filename", "contentTransferEncoding"], "FormData.add_field");
    if (typeof name !== "string")
      throw new TypeError(`name must be an instance of str. Got: ${pythonText(name)}`);
    const isBytes = value instanceof Uint8Array;
    if (typeof value === "object" && value !== null && !isBytes) {
      throw new TypeError(
        `Can not serialize value type: ${typeName(value)}\n headers: {}\n value: ${String(value)}`,
      );
    }
    if (isBytes || Object.values(options).some((option) => option !== undefined)) this.#isMultipart = true;
    this.#fields.push({ name, value, options });
  }

  /** @internal The form as a body. */
  _encode(): EncodedBody {
    if (this.#isMultipart) return this.#multipart();
    const pairs = this.#fields.map(({ name, value }) => [name, pythonText(value)] as const);
    return {
      bytes: new TextEncoder().encode(urlencode(pairs)),
      contentType: "application/x-www-form-urlencoded",
    };
  }

  #multipart(): EncodedBody {
    const boundary = newBoundary();
    const bytes = encodeMultipart(this.#fields.map(toPart), boundary);
    return { bytes, contentType: `multipart/form-data; boundary=${boundary}` };
  }
}

function toPart({ name, value, options }: Field): Part {
  const isBytes = value instanceof Uint8Array;
  const filename = options.filename ?? (isBytes ? name : null);
  const guessed = filename === null ? null : guessType(filename);
  const type =
    options.contentType ?? guessed ?? (isBytes ? "application/octet-stream" : "text/plain; charset=utf-8");
  const headers: [string, string][] = [
    ["Content-Type", type],
    ["Content-Disposition", formDisposition(name, filename)],
  ];
  if (options.contentTransferEncoding !== undefined) {
    headers.push(["Content-Transfer-Encoding", options.contentTransferEncoding]);
  }
  return { headers, content: isBytes ? value : new TextEncoder().encode(pythonText(value)) };
}
