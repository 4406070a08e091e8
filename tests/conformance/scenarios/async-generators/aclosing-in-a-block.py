from contextlib import aclosing
import asyncio


async def numbers():
    try:
        for n in range(10):
            yield n
    finally:
        print("closed in the block")


async def main():
    async with aclosing(numbers()) as agen:
        async for n in agen:
            print(n)
            if n == 1:
                break
    print("after the block")


asyncio.run(main())
