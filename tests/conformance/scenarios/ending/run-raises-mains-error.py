import asyncio


async def main():
    await asyncio.sleep(2)
    raise ValueError("uncaught")

print("before")
asyncio.run(main())
print("never")
