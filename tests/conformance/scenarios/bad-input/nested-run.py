import asyncio


async def inner():
    pass


async def main():
    coroutine = inner()
    try:
        asyncio.run(coroutine)
    except RuntimeError as e:
        print(f"{type(e).__name__}: {e}")
    try:
        asyncio.get_running_loop().run_until_complete(coroutine)
    except RuntimeError as e:
        print(f"{type(e).__name__}: {e}")
    coroutine.close()

asyncio.run(main())
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print(f"{type(e).__name__}: {e}")
