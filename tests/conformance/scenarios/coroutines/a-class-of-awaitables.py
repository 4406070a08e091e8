import asyncio


class Delay:
    def __init__(self, seconds, value):
        self.seconds, self.value = seconds, value

    def __await__(self):
        yield from asyncio.sleep(self.seconds).__await__()
        return self.value


async def main():
    print(await Delay(1, "one"))
    print(" ".join(await asyncio.gather(Delay(2, "two"), Delay(1, "three"))))
    print(await asyncio.wait_for(Delay(1, "four"), 2))


asyncio.run(main())
