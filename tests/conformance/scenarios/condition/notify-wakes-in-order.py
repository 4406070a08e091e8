import asyncio


async def wait(name, condition):
    async with condition:
        await condition.wait()
        print(name, "woke")


async def main():
    condition = asyncio.Condition()
    tasks = [asyncio.create_task(wait(n, condition)) for n in "abcd"]
    await asyncio.sleep(1)
    async with condition:
        condition.notify()
    await asyncio.sleep(1)
    async with condition:
        condition.notify(2)
    await asyncio.sleep(1)
    async with condition:
        condition.notify_all()
    await asyncio.gather(*tasks)


asyncio.run(main())
