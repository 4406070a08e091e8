import asyncio


async def quick(name):
    print(name, "runs in", asyncio.current_task().get_name())
    return name


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(quick("a"), name="eager")
    print("done", "yes" if task.done() else "no", task.result())
    print("current again", asyncio.current_task().get_name())


asyncio.run(main())
