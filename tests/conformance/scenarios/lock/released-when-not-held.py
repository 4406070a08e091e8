import asyncio


async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as e:
        print(f"{type(e).__name__}: {e}")
    try:
        async with lock:
            raise ValueError("inside")
    except ValueError:
        print("locked", "yes" if lock.locked() else "no")


asyncio.run(main())
