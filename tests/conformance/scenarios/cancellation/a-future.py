import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    print("cancel", "yes" if future.cancel("no need") else "no")
    print("again", "yes" if future.cancel() else "no")
    for ask in (future.result, future.exception):
        try:
            ask()
        except asyncio.CancelledError as e:
            print(f"{type(e).__name__}: {e}")
    try:
        await future
    except asyncio.CancelledError:
        print("awaited")


asyncio.run(main())
