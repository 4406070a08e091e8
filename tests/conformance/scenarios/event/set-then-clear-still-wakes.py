import asyncio


async def wait(name, event):
    await event.wait()
    print(name, "woke,", "set" if event.is_set() else "clear")


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(wait(n, event)) for n in "ab"]
    await asyncio.sleep(1)
    event.set()
    event.clear()
    await asyncio.gather(*tasks)
    try:
        await asyncio.wait_for(event.wait(), 1)
    except TimeoutError:
        print("clear again")


asyncio.run(main())
