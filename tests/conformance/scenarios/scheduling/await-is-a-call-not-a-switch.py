import asyncio


async def other():
    print("other task")


async def inner():
    print("inner")


async def main():
    task = asyncio.create_task(other())
    await inner()
    print("back in main")
    await task
    await task
    print("done")


asyncio.run(main())
