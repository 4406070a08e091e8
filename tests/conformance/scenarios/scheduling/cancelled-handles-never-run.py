import asyncio


async def main():
    loop = asyncio.get_running_loop()
    timer = loop.call_later(1, print, "timer")
    soon = loop.call_soon(print, "soon")
    timer.cancel()
    soon.cancel()
    print("cancelled", "yes" if timer.cancelled() and soon.cancelled() else "no")
    loop.call_later(2, print, "kept")
    await asyncio.sleep(3)


asyncio.run(main())
