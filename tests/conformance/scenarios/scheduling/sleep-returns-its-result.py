import asyncio


async def main():
    print(await asyncio.sleep(1, "slept"))
    print(await asyncio.sleep(-1, "no time passes"))
    try:
        await asyncio.sleep(float("nan"))
    except ValueError as e:
        print(f"{type(e).__name__}: {e}")


asyncio.run(main())
