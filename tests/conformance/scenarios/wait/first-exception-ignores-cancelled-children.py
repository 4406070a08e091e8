import asyncio


async def work(delay, fails):
    await asyncio.sleep(delay)
    if fails:
        raise ValueError("failed")


async def main():
    tasks = [asyncio.create_task(work(*a)) for a in ((5, False), (1, False), (2, True), (9, False))]
    asyncio.get_running_loop().call_later(0.5, tasks[0].cancel)
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(len(done), "done", len(pending), "pending")
    print("cancelled", "yes" if tasks[0].cancelled() else "no")
    print(str(tasks[2].exception()))
    tasks[3].cancel()


asyncio.run(main())
