import asyncio


async def fail():
    await asyncio.sleep(2)
    raise ValueError("late")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler:", context["message"], str(context["exception"])))
    inner = asyncio.create_task(fail())
    outer = asyncio.shield(inner)
    loop.call_later(1, outer.cancel)
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled")
    await asyncio.sleep(3)


asyncio.run(main())
