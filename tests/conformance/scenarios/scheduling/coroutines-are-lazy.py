import asyncio


async def work():
    print("body runs")
    return 7


async def main():
    coroutine = work()
    print("called, nothing has run")
    print("result", await coroutine)


asyncio.run(main())
