import asyncio


async def work(tasks):
    await tasks[0]


async def main():
    tasks = []
    tasks.append(asyncio.create_task(work(tasks)))
    try:
        await tasks[0]
    except RuntimeError as e:
        print(type(e).__name__, str(e).split(":")[0])


asyncio.run(main())
