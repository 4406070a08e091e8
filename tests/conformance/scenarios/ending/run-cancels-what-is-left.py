import asyncio


async def straggler(name):
    try:
        await asyncio.sleep(100)
    finally:
        print(name, "cleans up")
        await asyncio.sleep(1)
        print(name, "gone")


async def main():
    tasks = [asyncio.create_task(straggler(n)) for n in "ab"]
    await asyncio.sleep(1)
    print("main ends", len(tasks))
    return "result"

print(asyncio.run(main()))
