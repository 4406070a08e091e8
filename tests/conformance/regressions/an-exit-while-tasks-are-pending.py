import asyncio


async def nap():
    try:
        await asyncio.sleep(1)
    finally:
        print("cancelled at the end")


async def main():
    asyncio.create_task(nap())
    await asyncio.sleep(0)
    raise SystemExit("enough")


asyncio.run(main())
