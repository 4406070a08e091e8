import asyncio


async def fetch_data(id):
    await asyncio.sleep(1)  # stands for a slow request
    return f"Data {id}"


async def main():
    # One after another: three seconds
    print("One after another")
    print(await fetch_data(1))
    print(await fetch_data(2))
    print(await fetch_data(3))

    # All at once: one second
    print("All at once")
    results = await asyncio.gather(
        fetch_data(1),
        fetch_data(2),
        fetch_data(3),
    )
    for result in results:
        print(result)


asyncio.run(main())
