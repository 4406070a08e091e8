import asyncio


kept = []


async def numbers():
    try:
        while True:
            yield 1
    finally:
        await asyncio.sleep(1)
        print("generator closed")


async def main():
    kept.append(numbers())
    async for n in kept[0]:
        print("got", n)
        break
    print("main ends")


asyncio.run(main())
