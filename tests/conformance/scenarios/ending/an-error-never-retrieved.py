import asyncio


async def fail():
    raise ValueError("lost")


async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(1)
    print("main ends", "done" if task.done() else "pending")


asyncio.run(main())
