import asyncio


class Suppress:
    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, error, traceback):
        print("suppressing", error)
        return isinstance(error, ValueError)


async def main():
    for error in (ValueError("mine"), RuntimeError("not mine")):
        try:
            async with Suppress():
                raise error
            print("went on")
        except RuntimeError as e:
            print(f"{type(e).__name__}: {e}")


asyncio.run(main())
