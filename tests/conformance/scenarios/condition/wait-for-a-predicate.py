import asyncio


async def consumer(condition, items):
    async with condition:
        await condition.wait_for(lambda: len(items) >= 3)
        print("got", " ".join(items))


async def main():
    condition, items = asyncio.Condition(), []
    task = asyncio.create_task(consumer(condition, items))
    for name in "xyz":
        await asyncio.sleep(1)
        async with condition:
            items.append(name)
            print("added", name)
            condition.notify_all()
    await task


asyncio.run(main())
