import asyncio


async def work():
    print("never")


async def main():
    group = asyncio.TaskGroup()
    for moment in ("early", "late"):
        coroutine = work()
        try:
            group.create_task(coroutine)
        except RuntimeError as e:
            print(moment, str(e).split(" ", 2)[2] if moment == "early" else str(e).rsplit("> ", 1)[1])
        coroutine.close()
        if moment == "early":
            async with group:
                pass
    try:
        async with group:
            pass
    except RuntimeError as e:
        print(str(e).rsplit("> ", 1)[1])


asyncio.run(main())
