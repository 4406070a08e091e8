import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    future.add_done_callback(lambda f: print("early callback", f.result()))
    future.set_result("x")
    print("result is set")
    future.add_done_callback(lambda f: print("late callback", f.result()))
    print("awaited", await future)
    await asyncio.sleep(0)
    print("after a turn")


asyncio.run(main())
