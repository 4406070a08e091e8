import asyncio


async def wait_for_it(future):
    try:
        return await future
    except asyncio.CancelledError:
        print("cancel wins")
        raise


async def main():
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(wait_for_it(future))
    await asyncio.sleep(1)
    future.set_result("value")
    task.cancel()
    try:
        print(await task)
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
