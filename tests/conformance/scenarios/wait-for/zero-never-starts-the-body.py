import asyncio


async def work():
    print("never printed")


async def main():
    done = asyncio.get_running_loop().create_future()
    done.set_result("done already")
    print(await asyncio.wait_for(done, 0))
    for timeout in (0, -1):
        try:
            await asyncio.wait_for(work(), timeout)
        except TimeoutError:
            print("timed out", timeout)


asyncio.run(main())
