import * as asyncio from "asyncio";
import { ClientSession } from "aiohttp";

async function fetchPage(session: ClientSession, url: string) {
  await using response = await session.get(url);
  const text = await response.text();
  console.log(response.status, url);
  return text;
}

async function main() {
  const urls = [
    "https://example.com",
    "https://httpbin.org/delay/1", // answers after a second
    "https://api.github.com",
  ];
  await using session = await new ClientSession();
  const pages = await asyncio.gather(...urls.map((url) => fetchPage(session, url)));
  console.log(`Fetched ${pages.length} pages`);
}

asyncio.run(main());
