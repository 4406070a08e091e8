import * as asyncio from "asyncio";
import { ValueError } from "builtins";

const b = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

async function consume(
  name: string,
  reader: asyncio.StreamReader,
  how: (reader: asyncio.StreamReader) => Promise<Uint8Array>,
) {
  try {
    const data = await how(reader);
    console.log(name, text(data).trim(), data.length);
  } catch (e) {
    if (e instanceof asyncio.CancelledError) throw e;
    console.log(name, (e as Error).name, (e as Error).message);
  }
}

async function main() {
  const reader = new asyncio.StreamReader({ limit: 8 });
  const first = asyncio.createTask(consume("line", reader, (r) => r.readline()));
  await asyncio.sleep(0);
  const second = asyncio.createTask(consume("second", reader, (r) => r.read(1)));
  await asyncio.sleep(0);
  console.log(second.done() ? "True" : "False");
  reader.feedData(b("hel"));
  await asyncio.sleep(0);
  console.log(first.done() ? "True" : "False");
  reader.feedData(b("lo\nrest"));
  console.log(first.done() ? "True" : "False");
  await asyncio.sleep(0);
  console.log(first.done() ? "True" : "False");
  await consume("some", reader, (r) => r.read(2));
  const exact = asyncio.createTask(consume("exactly", reader, (r) => r.readexactly(20)));
  await asyncio.sleep(1);
  exact.cancel();
  await asyncio.sleep(1);
  console.log(exact.cancelled() ? "True" : "False");
  reader.feedData(b("0123456789\nab;cd|"));
  for (const separator of [b("\n"), b(";"), [b("|"), b("cd")]]) {
    await consume("until", reader, (r) => r.readuntil(separator));
  }
  await consume("line", reader, (r) => r.readline());
  for (const separator of [[b("|"), b(";")], b("d|")]) {
    await consume("until", reader, (r) => r.readuntil(separator));
  }
  await consume("none", reader, (r) => r.readuntil([]));
  reader.feedData(b("last"));
  reader.feedEof();
  console.log(reader.atEof() ? "True" : "False");
  for await (const line of reader) {
    console.log(text(line));
  }
  console.log(reader.atEof() ? "True" : "False");
  await consume("end", reader, (r) => r.readexactly(1));
  await consume("end", reader, (r) => r.read());
  reader.setException(new ValueError("broken"));
  await consume("broken", reader, (r) => r.readline());
  console.log((reader.exception() as Error).name);
}

asyncio.run(main());
