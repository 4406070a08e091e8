import { join } from "../http/message.ts";

/** What a frame is, by RFC 6455's numbers. */
export const Opcode = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export type Opcode = (typeof Opcode)[keyof typeof Opcode];

/** A whole message; those in several frames are put together. */
export interface Message {
  readonly opcode: Opcode;
  readonly payload: Uint8Array;
}

/** The peer does not keep to the protocol; `code` is what the connection is to be closed with. */
export class ProtocolError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** @returns a message in one frame. @param mask four bytes that a client hides its content with; null: a server */
export function writeFrame(opcode: Opcode, payload: Uint8Array, mask: Uint8Array | null): Uint8Array {
  const { length } = payload;
  const masked = mask === null ? 0 : 0x80;
  let head: Uint8Array;
  if (length < 126) head = Uint8Array.of(0x80 | opcode, masked | length);
  else if (length < 65_536) head = Uint8Array.of(0x80 | opcode, masked | 126, length >> 8, length & 0xff);
  else {
    head = new Uint8Array(10);
    head.set([0x80 | opcode, masked | 127]);
    new DataView(head.buffer).setBigUint64(2, BigInt(length));
  }
  if (mask === null) return join([head, payload]);
  return join([head, mask, applyMask(payload, mask)]);
}

/** @returns the payload of a closing message. */
export function writeClose(code: number, reason: Uint8Array = new Uint8Array(0)): Uint8Array {
  return join([Uint8Array.of(code >> 8, code & 0xff), reason]);
}

function applyMask(bytes: Uint8Array, mask: Uint8Array): Uint8Array {
  return bytes.map((byte, index) => byte ^ (mask[index & 3] as number));
}

/** Takes messages out of a stream of bytes. */
export class MessageReader {
  readonly #limit: number;
  #bytes: Uint8Array = new Uint8Array(0);
  #parts: Uint8Array[] = [];
  #opcode: Opcode | null = null;

  /** @param limit the most bytes of a message; 0: no limit */
  constructor(limit = 0) {
    this.#limit = limit;
  }

  /**
   * Reads on.
   * @returns the messages that are complete now
   * @throws ProtocolError
   */
  read(bytes: Uint8Array): Message[] {
    this.#bytes = this.#bytes.length === 0 ? bytes : join([this.#bytes, bytes]);
    const messages: Message[] = [];
    for (let frame = this.#frame(); frame !== null; frame = this.#frame()) {
      const message = this.#assemble(frame.fin, frame.opcode, frame.payload);
      if (message !== null) messages.push(message);
    }
    return messages;
  }

  #frame(): { fin: boolean; opcode: Opcode; payload: Uint8Array } | null {
    const bytes = this.#bytes;
    if (bytes.length < 2) return null;
    const [first = 0, second = 0] = bytes;
    if ((first & 0x70) !== 0) throw new ProtocolError(1002, "Received frame with non-zero reserved bits");
    const short = second & 0x7f;
    const extra = short === 126 ? 2 : short === 127 ? 8 : 0;
    const isMasked = (second & 0x80) !== 0;
    const start = 2 + extra + (isMasked ? 4 : 0);
    if (bytes.length < start) return null;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const length = extra === 0 ? short : extra === 2 ? view.getUint16(2) : Number(view.getBigUint64(2));
    if (this.#limit > 0 && length > this.#limit) {
      throw new ProtocolError(1009, `Message size ${length} exceeds limit ${this.#limit}`);
    }
    if (bytes.length < start + length) return null;
    const content = bytes.slice(start, start + length);
    this.#bytes = bytes.slice(start + length);
    const payload = isMasked ? applyMask(content, bytes.slice(start - 4, start)) : content;
    return { fin: (first & 0x80) !== 0, opcode: (first & 0x0f) as Opcode, payload };
  }

  #assemble(fin: boolean, opcode: Opcode, payload: Uint8Array): Message | null {
    if (opcode >= Opcode.close) return { opcode, payload };
    if (opcode === Opcode.continuation) {
      if (this.#opcode === null) throw new ProtocolError(1002, "Continuation frame for non started message");
    } else if (this.#opcode !== null) {
      throw new ProtocolError(1002, "The opcode in non-fin frame is expected to be zero");
    } else this.#opcode = opcode;
    this.#parts.push(payload);
    if (!fin) return null;
    const message: Message = {
      opcode: this.#opcode as Opcode,
      payload: join([new Uint8Array(0), ...this.#parts]),
    };
    this.#parts = [];
    this.#opcode = null;
    return message;
  }
}
