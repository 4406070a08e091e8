import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning")
        await asyncio.sleep(3)
        print("clean")


async def main():
    try:
        await asyncio.wait_for(work(), 1)
    except TimeoutError as e:
        print(f"{type(e).__name__}: {e}")


asyncio.run(main())
