import asyncio


async def main():
    condition = asyncio.Condition()
    for use in (condition.notify, condition.notify_all):
        try:
            use()
        except RuntimeError as e:
            print(e)
    try:
        await condition.wait()
    except RuntimeError as e:
        print(e)


asyncio.run(main())
