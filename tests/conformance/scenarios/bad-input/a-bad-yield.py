import asyncio


class Odd:
    def __await__(self):
        yield 42


async def main():
    try:
        await Odd()
    except RuntimeError as e:
        print(f"{type(e).__name__}: {e}")


asyncio.run(main())
