import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(0))]
    attempts = [
        lambda: asyncio.wait(tasks, return_when="SOMETIME"),
        lambda: asyncio.wait(tasks[0]),
        lambda: asyncio.wait([]),
        lambda: asyncio.wait_for(3, None),
        lambda: asyncio.timeout(1).__aexit__ and asyncio.shield(3),
        lambda: asyncio.Barrier(-1),
        lambda: asyncio.BoundedSemaphore(-2),
        lambda: asyncio.Condition().notify(3),
        lambda: asyncio.TaskGroup().create_task(asyncio.sleep(1)),
    ]
    for attempt in attempts:
        try:
            await attempt()
        except Exception as e:
            print(f"{type(e).__name__}: {e}".replace("'int'", "'number'"))
    async with asyncio.Lock() as entered:
        print("entered", entered)
    await asyncio.wait(tasks)


asyncio.run(main())

try:
    asyncio.timeout(1)
except RuntimeError as e:
    print(e)


def drive(manager):
    coroutine = manager.__aenter__()
    try:
        coroutine.send(None)
    except RuntimeError as e:
        print(e)



loop = asyncio.new_event_loop()
loop.call_soon(lambda: drive(asyncio.Timeout(None)))
loop.call_soon(lambda: drive(asyncio.TaskGroup()))
loop.call_soon(loop.stop)
loop.run_forever()
loop.close()
