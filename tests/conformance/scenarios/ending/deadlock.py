import asyncio


async def main():
    print("nobody will ever set this event")
    await asyncio.sleep(1)
    try:
        await asyncio.Event().wait()
    finally:
        print("never")


asyncio.run(main())
