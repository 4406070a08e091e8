import asyncio
import contextvars


name = contextvars.ContextVar("name", default="nobody")


async def show(label):
    print(label, name.get())
    name.set("changed in " + label)


async def main():
    name.set("main")
    task = asyncio.create_task(show("task"))
    name.set("later")
    await task
    print("main has", name.get())
    await show("await")
    print("main has", name.get())


asyncio.run(main())
