import asyncio


async def fetch_page(id, semaphore):
    async with semaphore:  # three at a time get past this line
        await asyncio.sleep(1 + (id % 4) / 4)  # stands for a request
        if id == 4:
            raise Exception("404 Not Found")
        return f"page {id}"


async def main():
    semaphore = asyncio.Semaphore(3)
    pages = []
    for id in range(10):
        pages.append(asyncio.create_task(fetch_page(id, semaphore), name=f"page-{id}"))
    await asyncio.sleep(1.5)
    print("Nobody needs page 7 any more")
    pages[7].cancel()
    results = await asyncio.gather(*pages, return_exceptions=True)
    for result in results:
        print(result if isinstance(result, str) else "no page")


asyncio.run(main())
