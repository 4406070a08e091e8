import asyncio


async def echo():
    got = "nothing"
    while True:
        try:
            got = yield "got " + got
        except ValueError as e:
            got = "error " + str(e)


async def main():
    agen = echo()
    print(await agen.asend(None))
    print(await agen.asend("hello"))
    print(await agen.athrow(ValueError("oops")))
    await agen.aclose()
    try:
        await agen.__anext__()
    except StopAsyncIteration:
        print("exhausted")


asyncio.run(main())
