import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(n, n)) for n in (1, 3)]
    try:
        async for task in asyncio.as_completed([*tasks, *tasks], timeout=2):
            print("slept", task.result())
    except asyncio.TimeoutError:
        print("timed out")
    async for task in asyncio.as_completed([]):
        print("never")
    print(await tasks[1])
    for bad in (tasks[0], 3):
        try:
            asyncio.as_completed(bad)
        except TypeError as e:
            print(str(e).replace("int", "number"))
    future = asyncio.get_running_loop().create_future()
    future.set_result("done")
    async for done in asyncio.as_completed([future, asyncio.sleep(1, "slept")]):
        print(await done, "original" if done is future else "made")


asyncio.run(main())
