import asyncio


async def work(name):
    print(name, "starts")
    await asyncio.sleep(1)
    print(name, "ends")


async def main():
    task = asyncio.create_task(work("eager"), eager_start=True)
    lazy = asyncio.create_task(work("lazy"))
    print("both created")
    await asyncio.gather(task, lazy)


asyncio.run(main())
