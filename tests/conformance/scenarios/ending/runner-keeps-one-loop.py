import asyncio


async def step(n):
    await asyncio.sleep(n)
    return asyncio.get_running_loop()

with asyncio.Runner() as runner:
    first = runner.run(step(1))
    second = runner.run(step(2))
    print("same loop" if first is second is runner.get_loop() else "another")
print("closed" if first.is_closed() else "open")
late = step(3)
try:
    runner.run(late)
except RuntimeError as e:
    print(f"{type(e).__name__}: {e}")
late.close()
