import asyncio


async def wait(name, condition):
    async with condition:
        await condition.wait()
        print(name, "woke")


async def main():
    condition = asyncio.Condition()
    a, b = [asyncio.create_task(wait(n, condition)) for n in "ab"]
    await asyncio.sleep(1)
    async with condition:
        condition.notify()
    a.cancel()
    await asyncio.wait([a, b])
    print("a", "cancelled" if a.cancelled() else "done")


asyncio.run(main())
