import asyncio


async def fetch():
    print("never")


async def main():
    await asyncio.sleep(1)
    print("main ends")
    fetch()


asyncio.run(main())
