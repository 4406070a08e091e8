import asyncio


class Breaks:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        raise RuntimeError("in the exit")


async def main():
    try:
        async with Breaks():
            raise ValueError("in the body")
    except RuntimeError as e:
        print(f"{type(e).__name__}: {e}")
        print("context:", type(e.__context__).__name__)


asyncio.run(main())
