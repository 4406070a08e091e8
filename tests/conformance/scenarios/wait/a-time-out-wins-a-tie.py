import asyncio


async def main():
    task = asyncio.create_task(asyncio.sleep(1))
    done, pending = await asyncio.wait([task], timeout=1)
    print("wait:", len(done), "done", len(pending), "pending")
    try:
        await asyncio.wait_for(asyncio.sleep(1), 1)
        print("finished")
    except TimeoutError:
        print("wait_for: timed out")


asyncio.run(main())
