import asyncio


async def main():
    loop = asyncio.get_running_loop()
    def first():
        print("first")
        loop.call_soon(print, "added by first")
    loop.call_soon(first)
    loop.call_soon(print, "second")
    await asyncio.sleep(0)
    print("main, turn two")
    await asyncio.sleep(0)
    print("main, turn three")


asyncio.run(main())
