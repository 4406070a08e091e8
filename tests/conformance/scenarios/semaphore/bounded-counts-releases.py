import asyncio


async def main():
    semaphore = asyncio.BoundedSemaphore(1)
    await semaphore.acquire()
    semaphore.release()
    try:
        semaphore.release()
    except ValueError as e:
        print(f"{type(e).__name__}: {e}")
    for kind in (asyncio.Semaphore, asyncio.BoundedSemaphore):
        try:
            kind(-1)
        except ValueError as e:
            print(f"{type(e).__name__}: {e}")


asyncio.run(main())
