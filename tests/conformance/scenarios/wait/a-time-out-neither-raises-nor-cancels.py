import asyncio


async def main():
    tasks = [asyncio.create_task(asyncio.sleep(n, f"slept {n}")) for n in (1, 3)]
    done, pending = await asyncio.wait(tasks, timeout=2)
    print("done:", " ".join(t.result() for t in done))
    print("pending:", len(pending))
    print(await tasks[1])


asyncio.run(main())
