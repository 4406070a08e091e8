import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(n), name=f"nap {n}") for n in (3, 1, 2)]
    pending = tasks
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        print(", ".join(t.get_name() for t in done), "done,", len(pending), "pending")


asyncio.run(main())
