import asyncio


async def name():
    return asyncio.current_task().get_name()


async def main():
    print(await name())
    print(await asyncio.create_task(name()))
    print(await asyncio.create_task(name(), name="mine"))
    task = asyncio.create_task(name())
    task.set_name("renamed")
    print(await task)
    print(await asyncio.create_task(name()))


asyncio.run(main())
