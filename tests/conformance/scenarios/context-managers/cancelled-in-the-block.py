import asyncio


class Resource:
    async def __aenter__(self):
        print("open")
        return self

    async def __aexit__(self, kind, error, traceback):
        print("closing after", kind.__name__)
        await asyncio.sleep(2)
        print("closed")


async def work():
    async with Resource():
        await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(1)
    task.cancel()
    await asyncio.wait([task])
    print("cancelled" if task.cancelled() else "done")


asyncio.run(main())
