import asyncio


async def main():
    inner = asyncio.create_task(asyncio.sleep(5))
    outer = asyncio.shield(inner)
    asyncio.get_running_loop().call_later(1, inner.cancel)
    try:
        await outer
    except asyncio.CancelledError:
        print("cancelled from inside")
    print("requests", asyncio.current_task().cancelling())
    print("outer", "cancelled" if outer.cancelled() else "alive")


asyncio.run(main())
