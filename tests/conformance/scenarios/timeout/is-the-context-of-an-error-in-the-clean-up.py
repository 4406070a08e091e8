import asyncio


async def fail():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise ValueError("in the clean-up")


def chain(error):
    names = [type(error).__name__]
    while error.__context__ is not None:
        error = error.__context__
        names.append(type(error).__name__ + ("!" if error.__cause__ is not None else ""))
    print(" < ".join(names))


async def main():
    try:
        async with asyncio.timeout(1):
            await fail()
    except ValueError as e:
        chain(e)
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                group.create_task(asyncio.sleep(5))
                await fail()
    except ExceptionGroup as group:
        chain(group.exceptions[0])
    try:
        await asyncio.wait_for(asyncio.sleep(5), 1)
    except TimeoutError as e:
        chain(e)
        print(type(e.__cause__).__name__)


asyncio.run(main())
