import asyncio


def work():
    pass

try:
    asyncio.run(work)
except TypeError as e:
    print(f"{type(e).__name__}: {e}")
try:
    asyncio.run(7)
except TypeError as e:
    print(f"{type(e).__name__}: {e}")
