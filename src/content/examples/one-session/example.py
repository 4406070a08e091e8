import asyncio
import aiohttp

URL = "https://httpbin.org/get"


async def with_new_sessions():
    for i in range(3):
        async with aiohttp.ClientSession() as session:
            async with session.get(URL) as response:
                await response.read()


async def with_one_session():
    async with aiohttp.ClientSession() as session:
        for i in range(3):
            async with session.get(URL) as response:
                await response.read()


async def main():
    await with_new_sessions()
    print("three sessions: a handshake for each request")
    await with_one_session()
    print("one session: its connection is used again")


asyncio.run(main())
