import asyncio
import aiohttp


async def fetch_page(session, url):
    async with session.get(url) as response:
        text = await response.text()
        print(response.status, url)
        return text


async def main():
    urls = [
        "https://example.com",
        "https://httpbin.org/delay/1",  # answers after a second
        "https://api.github.com",
    ]
    async with aiohttp.ClientSession() as session:
        pages = await asyncio.gather(*[fetch_page(session, url) for url in urls])
        print(f"Fetched {len(pages)} pages")


asyncio.run(main())
