import asyncio


async def late():
    try:
        await asyncio.Queue().get()
    except Exception:
        pass
    raise SystemExit("nobody hears this")


async def scheduler():
    asyncio.get_running_loop().call_soon(lambda: asyncio.create_task(late()))


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    asyncio.create_task(scheduler())
    print("main ends")


asyncio.run(main())
print("the program goes on")
