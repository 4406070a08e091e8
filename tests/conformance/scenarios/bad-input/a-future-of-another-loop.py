import asyncio


other = asyncio.new_event_loop()
future = other.create_future()


async def main():
    try:
        await future
    except RuntimeError as e:
        print(type(e).__name__, str(e).rsplit("> ", 1)[1])

asyncio.run(main())
other.close()
