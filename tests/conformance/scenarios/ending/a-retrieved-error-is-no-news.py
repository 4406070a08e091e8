import asyncio


async def fail(text):
    raise ValueError(text)


async def main():
    tasks = [asyncio.create_task(fail(n)) for n in "ab"]
    await asyncio.wait(tasks)
    print(str(tasks[0].exception()))
    try:
        tasks[1].result()
    except ValueError as e:
        print(str(e))
    print("main ends")


asyncio.run(main())
