import asyncio


async def main():
    try:
        async with asyncio.timeout(1) as limit:
            print("when", f"{limit.when():.1f}")
            await asyncio.sleep(5)
            print("never")
    except TimeoutError:
        print("expired", "yes" if limit.expired() else "no")
    async with asyncio.timeout(5) as limit:
        await asyncio.sleep(1)
    print("expired", "yes" if limit.expired() else "no")


asyncio.run(main())
