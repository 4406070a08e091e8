import * as asyncio from "asyncio";
import { ClientSession } from "aiohttp";

const URL = "https://httpbin.org/get";

async function withNewSessions() {
  for (let i = 0; i < 3; i++) {
    await using session = await new ClientSession();
    await using response = await session.get(URL);
    await response.read();
  }
}

async function withOneSession() {
  await using session = await new ClientSession();
  for (let i = 0; i < 3; i++) {
    await using response = await session.get(URL);
    await response.read();
  }
}

async function main() {
  await withNewSessions();
  console.log("three sessions: a handshake for each request");
  await withOneSession();
  console.log("one session: its connection is used again");
}

asyncio.run(main());
