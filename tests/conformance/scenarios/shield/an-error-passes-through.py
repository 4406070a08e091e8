import asyncio


async def fail():
    await asyncio.sleep(1)
    raise OSError("broken")


async def main():
    try:
        await asyncio.shield(fail())
    except OSError as e:
        print(f"{type(e).__name__}: {e}")
    done = asyncio.get_running_loop().create_future()
    done.set_result("at once")
    print(await asyncio.shield(done), "same" if asyncio.shield(done) is done else "wrapped")


asyncio.run(main())
