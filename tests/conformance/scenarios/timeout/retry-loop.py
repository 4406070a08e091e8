import asyncio


async def attempt(n):
    await asyncio.sleep(4 - n)
    return f"attempt {n}"


async def main():
    for n in range(1, 5):
        try:
            async with asyncio.timeout(1.5):
                print(await attempt(n))
                break
        except TimeoutError:
            print("too slow:", n)
    print("after the loop")


asyncio.run(main())
