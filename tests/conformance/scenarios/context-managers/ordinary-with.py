import asyncio


class Tag:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("<" + self.name + ">")
        return self.name.upper()

    def __exit__(self, kind, error, traceback):
        print("</" + self.name + ">")
        return error is not None and str(error) == "swallow"


async def main():
    with Tag("a") as name:
        await asyncio.sleep(1)
        print(name)
    with Tag("b"):
        raise ValueError("swallow")
    print("end")


asyncio.run(main())
