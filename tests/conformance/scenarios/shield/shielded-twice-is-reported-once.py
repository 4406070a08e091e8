import asyncio


async def fail():
    await asyncio.sleep(2)
    raise ValueError("late")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler:", context["message"]))
    inner = asyncio.create_task(fail())
    first, second = asyncio.shield(inner), asyncio.shield(inner)
    await asyncio.sleep(1)
    first.cancel()
    second.cancel()
    await asyncio.sleep(2)
    print("inner", type(inner.exception()).__name__)
    third = asyncio.shield(asyncio.sleep(1, "in time"))
    print(await third)
    try:
        async with asyncio.timeout(1):
            await asyncio.shield(asyncio.sleep(3))
    except TimeoutError:
        print("timed out")
    print("left", len(asyncio.all_tasks()) - 1)


asyncio.run(main())
