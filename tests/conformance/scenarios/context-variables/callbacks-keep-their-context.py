import asyncio
import contextvars


name = contextvars.ContextVar("name")


async def main():
    loop = asyncio.get_running_loop()
    name.set("first")
    loop.call_later(1, lambda: print("timer", name.get()))
    token = name.set("second")
    loop.call_soon(lambda: print("soon", name.get()))
    name.reset(token)
    print("reset to", name.get())
    await asyncio.sleep(2)


asyncio.run(main())
