import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(n, n)) for n in (1, 3, 4)]
    for coroutine in asyncio.as_completed(tasks, timeout=2):
        try:
            print("slept", await coroutine)
        except TimeoutError:
            print("timed out")
    print("they run on:", sum(not t.done() for t in tasks))
    print("slept", await tasks[2])


asyncio.run(main())
