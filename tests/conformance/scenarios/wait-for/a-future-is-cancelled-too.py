import asyncio


async def slow():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise ValueError("in the clean-up") from None


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    try:
        await asyncio.wait_for(future, timeout=1)
    except TimeoutError:
        print("timed out, future", "cancelled" if future.cancelled() else "pending")
    try:
        await asyncio.wait_for(future, 1)
    except asyncio.CancelledError:
        print("cancelled before")
    future = loop.create_future()
    loop.call_later(1, future.cancel)
    try:
        await asyncio.wait_for(future, 5)
    except asyncio.CancelledError:
        print("cancelled from inside")
    for timeout in (1, 0):
        task = asyncio.create_task(slow())
        await asyncio.sleep(1)
        try:
            await asyncio.wait_for(task, timeout)
        except ValueError as e:
            print(f"{type(e).__name__}: {e}")
    outer = asyncio.create_task(asyncio.wait_for(asyncio.create_task(slow()), 0))
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.wait([outer])
    print("cancelled" if outer.cancelled() else repr(outer.exception()))


asyncio.run(main())
