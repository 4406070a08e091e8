import asyncio


async def wait(name, event):
    await event.wait()
    print(name)


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(wait(n, event)) for n in "abc"]
    await asyncio.sleep(1)
    event.set()
    print("set", "yes" if event.is_set() else "no")
    await asyncio.gather(*tasks)
    await event.wait()
    print("no wait when set")


asyncio.run(main())
