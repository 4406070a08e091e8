import asyncio


async def work():
    await asyncio.sleep(1)
    return 7


async def fail():
    raise ValueError("no")


async def main():
    future = asyncio.get_running_loop().create_future()
    print(future)
    future.set_result(3)
    print(future)
    tasks = [asyncio.create_task(work(), name="w"), asyncio.create_task(fail(), name="f")]
    await asyncio.wait(tasks)
    for task in tasks:
        print(str(task).split(" coro=")[0], str(task).rsplit(" ", 1)[1])
    print("retrieved", tasks[1].exception())
    for thing in (asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2)):
        print(str(thing).split(" ", 4)[4])


asyncio.run(main())
