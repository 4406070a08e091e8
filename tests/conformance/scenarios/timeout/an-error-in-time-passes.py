import asyncio


async def main():
    for delay in (1, 3):
        try:
            async with asyncio.timeout(2):
                try:
                    await asyncio.sleep(delay)
                finally:
                    raise ValueError(f"after {delay}")
        except ValueError as e:
            print(f"{type(e).__name__}: {e}")
    print("requests", asyncio.current_task().cancelling())


asyncio.run(main())
