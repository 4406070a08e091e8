import asyncio


class Manager:
    def __init__(self, name):
        self.name = name

    async def __aenter__(self):
        await asyncio.sleep(1)
        print("enter", self.name)
        return self.name

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(1)
        print("exit", self.name, type(error).__name__ if error else "no error")


async def main():
    try:
        async with Manager("a") as a, Manager("b") as b:
            print("body", a, b)
            raise ValueError("oops")
    except ValueError as e:
        print("outside", e)
    async with Manager("c"):
        print("body c")


asyncio.run(main())
