import asyncio
import contextvars


name = contextvars.ContextVar("name")


async def work():
    print("task sees", name.get())
    name.set("from task")


async def main():
    name.set("main")
    context = contextvars.copy_context()
    context.run(name.set, "given")
    await asyncio.create_task(work(), context=context)
    print("context", context[name])
    print("main", name.get())


asyncio.run(main())
