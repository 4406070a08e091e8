import asyncio


async def main():
    limit = asyncio.timeout(1)
    try:
        limit.reschedule(2)
    except RuntimeError as e:
        print(e)
    async with limit:
        pass
    try:
        limit.reschedule(3)
    except RuntimeError as e:
        print(e)
    try:
        async with limit:
            pass
    except RuntimeError as e:
        print(e)


asyncio.run(main())
