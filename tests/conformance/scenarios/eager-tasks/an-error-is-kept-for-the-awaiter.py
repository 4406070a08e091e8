import asyncio


async def fail():
    raise ValueError("at once")


async def main():
    task = asyncio.create_task(fail(), eager_start=True)
    print("created", "done" if task.done() else "pending")
    try:
        await task
    except ValueError as e:
        print(f"{type(e).__name__}: {e}")


asyncio.run(main())
