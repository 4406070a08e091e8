import asyncio


async def main():
    try:
        async with asyncio.timeout(1):
            try:
                async with asyncio.timeout(2):
                    await asyncio.sleep(5)
            except TimeoutError:
                print("never: the inner one did not expire")
            finally:
                print("passing")
    except TimeoutError:
        print("outer expired")


asyncio.run(main())
