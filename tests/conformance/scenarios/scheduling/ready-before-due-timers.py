import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, print, "timer one")
    loop.call_later(1, lambda: loop.call_soon(print, "soon from timer two"))
    loop.call_later(1, print, "timer three")
    loop.call_soon(print, "soon")
    loop.call_at(0.5, print, "at a half")
    await asyncio.sleep(1)
    print("main wakes")
    await asyncio.sleep(0)
    print("one turn later")


asyncio.run(main())
