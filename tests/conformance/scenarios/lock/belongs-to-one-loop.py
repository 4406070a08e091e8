import asyncio

lock = asyncio.Lock()
event = asyncio.Event()


async def contend():
    async def hold():
        async with lock:
            await asyncio.sleep(1)

    await asyncio.gather(hold(), hold())
    print("first loop done")


async def elsewhere():
    await lock.acquire()
    print("a free lock needs no loop")
    try:
        await lock.acquire()
    except RuntimeError as e:
        print(str(e).split("[")[1])
    lock.release()
    waiter = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    event.set()
    print(await waiter)


asyncio.run(contend())
asyncio.run(elsewhere())
