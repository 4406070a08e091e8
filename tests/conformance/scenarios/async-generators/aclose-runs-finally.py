import asyncio


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        await asyncio.sleep(1)
        print("closed")


async def main():
    agen = numbers()
    async for n in agen:
        print(n)
        break
    print("break does not close")
    await agen.aclose()
    print("main ends")


asyncio.run(main())
