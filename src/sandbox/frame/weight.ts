/**
 * @returns whether a message is heavier than `most`: a character, a byte of a buffer and an entry of an
 * object or list weigh one each. It stops looking once it knows.
 */
export function outweighs(message: unknown, most: number): boolean {
  let weight = 0;
  const seen = new Set<object>();
  const waiting: unknown[] = [message];
  while (waiting.length > 0 && weight <= most) {
    const value = waiting.pop();
    if (typeof value === "string") weight += value.length;
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if (value instanceof ArrayBuffer) {
      weight += value.byteLength;
    } else if (ArrayBuffer.isView(value)) {
      waiting.push(value.buffer);
    } else {
      const entries = Object.values(value);
      weight += entries.length;
      for (const entry of entries) waiting.push(entry);
    }
  }
  return weight > most;
}
