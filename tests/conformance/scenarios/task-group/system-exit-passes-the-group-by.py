import asyncio


async def leave():
    await asyncio.sleep(1)
    raise KeyboardInterrupt("by hand")


async def work():
    try:
        await asyncio.sleep(5)
    finally:
        print("sibling ends")


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work())
            group.create_task(leave())
    except KeyboardInterrupt as e:
        print(f"main: {type(e).__name__}: {e}")


try:
    asyncio.run(main())
except KeyboardInterrupt as e:
    print(f"{type(e).__name__}: {e}")
