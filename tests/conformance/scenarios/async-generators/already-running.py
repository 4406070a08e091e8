import asyncio


async def numbers():
    await asyncio.sleep(1)
    yield 1


async def main():
    agen = numbers()
    first = asyncio.ensure_future(agen.__anext__())
    await asyncio.sleep(0)
    for use in (agen.__anext__, agen.aclose):
        try:
            await use()
        except RuntimeError as e:
            print(f"{type(e).__name__}: {e}")
    print(await first)


asyncio.run(main())
