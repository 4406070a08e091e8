import asyncio


async def refused(name):
    try:
        await asyncio.current_task()
    except RuntimeError as e:
        print(name, str(e).split(":")[0])


async def other(task):
    try:
        await task
    except RuntimeError as e:
        print("other:", e)


async def main():
    await refused("first")
    await refused("second")
    await asyncio.create_task(other(asyncio.current_task()))


asyncio.run(main())
