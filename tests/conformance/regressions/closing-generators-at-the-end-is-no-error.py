import asyncio

kept = []


async def numbers():
    yield 1


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: print("handler:", context["message"]))
    kept.append(numbers())
    print(await anext(kept[0]))


asyncio.run(main())
