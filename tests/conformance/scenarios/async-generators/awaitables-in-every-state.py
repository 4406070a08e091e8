import asyncio
async def gen():
    try:
        yield 1
        await asyncio.sleep(0)
        yield 2
    finally:
        print("gen finally")
async def ignoring():
    try:
        yield 1
    except GeneratorExit:
        yield 2
async def stops():
    yield 1
    raise StopAsyncIteration("x")
async def stops2():
    yield 1
    raise StopIteration("x")
async def t(label, make):
    try:
        print(label, await make())
    except BaseException as e:
        print(label, type(e).__name__, str(e), type(e.__cause__).__name__)
async def main():
    g = gen()
    await t("asend 5", lambda: g.asend(5))
    await t("anext", lambda: g.__anext__())
    a = g.__anext__()
    await t("anext", lambda: a)
    await t("again", lambda: a)
    await t("athrow", lambda: g.athrow(ValueError("v")))
    await t("athrow finished", lambda: g.athrow(ValueError("v")))
    await t("aclose finished", lambda: g.aclose())
    await t("anext finished", lambda: g.__anext__())
    g = gen()
    await t("athrow new", lambda: g.athrow(ValueError("v")))
    await t("anext", lambda: g.__anext__())
    g = gen()
    c = g.aclose()
    await t("aclose new", lambda: c)
    await t("aclose again", lambda: c)
    await t("anext", lambda: g.__anext__())
    g = ignoring()
    await t("anext", lambda: g.__anext__())
    await t("aclose ignoring", lambda: g.aclose())
    await t("athrow", lambda: g.athrow(ValueError("q")))
    await t("anext", lambda: g.__anext__())
    g = stops()
    await t("stops", lambda: g.__anext__())
    await t("stops", lambda: g.__anext__())
    g = stops2()
    await t("stops2", lambda: g.__anext__())
    await t("stops2", lambda: g.__anext__())
    g = gen()
    await t("x", lambda: g.__anext__())
    await t("athrow SAI", lambda: g.athrow(StopAsyncIteration("y")))
    g = gen()
    await t("x", lambda: g.__anext__())
    await t("athrow GE", lambda: g.athrow(GeneratorExit()))
    await t("anext", lambda: g.__anext__())
    g = gen()
    task = asyncio.create_task(g.__anext__())
    await task
    task = asyncio.create_task(g.asend(None))
    await asyncio.sleep(0)
    await t("asend running", lambda: g.asend(1))
    await t("athrow running", lambda: g.athrow(ValueError()))
    await t("aclose running", lambda: g.aclose())
    print(await task)
    await g.aclose()
asyncio.run(main())
