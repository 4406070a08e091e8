import asyncio


async def inner():
    await asyncio.sleep(1)


async def main():
    child = asyncio.create_task(inner(), name="child")
    async def middle():
        await child
    async def outer(task):
        await asyncio.gather(task)
    parent = asyncio.create_task(middle(), name="parent")
    top = asyncio.create_task(outer(parent), name="top")
    await asyncio.sleep(0.5)
    graph = asyncio.capture_call_graph(child)
    while graph.awaited_by:
        print(graph.future.get_name(), "is awaited by", graph.awaited_by[0].future.get_name())
        graph = graph.awaited_by[0]
    await top


asyncio.run(main())
