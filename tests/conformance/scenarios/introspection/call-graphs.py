import asyncio
async def inner():
    await asyncio.sleep(1)
async def mid(t):
    await asyncio.shield(t)
async def plain():
    def helper():
        g = asyncio.capture_call_graph()
        print([e.frame.f_code.co_name for e in g.call_stack], g.future.get_name())
        print(len(asyncio.capture_call_graph(limit=1).call_stack), len(asyncio.capture_call_graph(limit=0).call_stack))
    helper()
async def nested():
    await plain()
async def main():
    child = asyncio.create_task(inner(), name="child")
    m = asyncio.create_task(mid(child), name="mid")
    await asyncio.sleep(0.1)
    g = asyncio.capture_call_graph(child)
    print([e.frame.f_code.co_name for e in g.call_stack], [a.future.get_name() for a in g.awaited_by])
    print([e.frame.f_code.co_name for e in g.awaited_by[0].call_stack])
    await nested()
    f = asyncio.get_running_loop().create_future()
    print(asyncio.capture_call_graph(f).call_stack)
    async def tg():
        async with asyncio.TaskGroup() as group:
            group.create_task(inner(), name="in group")
    w = asyncio.create_task(tg(), name="tg")
    v = asyncio.create_task(asyncio.wait([child, m]), name="waiter")
    await asyncio.sleep(0.1)
    for t in sorted(asyncio.all_tasks(), key=lambda t: t.get_name()):
        print(t.get_name(), sorted(a.future.get_name() for a in asyncio.capture_call_graph(t).awaited_by))
    await asyncio.gather(w, m, v)
    print([len(asyncio.capture_call_graph(t).awaited_by) for t in (child, w, m, v)])
    try:
        asyncio.capture_call_graph(5)
    except TypeError as e:
        print(e)
asyncio.run(main())
try:
    asyncio.capture_call_graph()
except RuntimeError as e:
    print(e)
