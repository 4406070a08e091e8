import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(0, name)) for name in "xyz"]
    await asyncio.sleep(1)
    for coroutine in asyncio.as_completed(tasks):
        print(await coroutine)


asyncio.run(main())
