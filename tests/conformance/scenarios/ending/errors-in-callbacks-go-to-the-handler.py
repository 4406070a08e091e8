import asyncio


async def main():
    loop = asyncio.get_running_loop()
    def fail():
        raise ValueError("in a callback")
    loop.set_exception_handler(lambda loop, context: print(type(context["exception"]).__name__, str(context["exception"])))
    loop.call_soon(fail)
    loop.call_later(1, fail)
    await asyncio.sleep(2)
    loop.call_exception_handler({"message": "by hand", "exception": RuntimeError("given")})
    print("goes on")


asyncio.run(main())
