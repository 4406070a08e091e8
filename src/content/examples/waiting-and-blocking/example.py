import asyncio
import httpx

URL = "https://httpbin.org/delay/1"  # answers after a second


async def clock():
    while True:
        await asyncio.sleep(0.5)
        print("tick")


async def waiting():
    async with httpx.AsyncClient() as client:
        responses = await asyncio.gather(
            client.get("https://example.com"),
            client.get(URL),
        )
    print(*[response.status_code for response in responses])


async def blocking():
    response = httpx.get(URL)  # no await: nobody else has a turn
    print(response.status_code)


async def main():
    ticks = asyncio.create_task(clock(), name="clock")
    print("waiting")
    await waiting()
    print("blocking")
    await blocking()
    ticks.cancel()


asyncio.run(main())
