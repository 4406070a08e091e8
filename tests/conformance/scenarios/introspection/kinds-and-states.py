import asyncio, inspect
async def f():
    await asyncio.sleep(1)
def g():
    return f()
class C:
    async def m(self): pass
    def n(self): pass
    @staticmethod
    async def s(): pass
async def ag():
    yield 1
is_ = inspect.iscoroutinefunction
arrow = f
print(is_(f), is_(g), is_(C().m), is_(C().n), is_(C.s), is_(ag), is_(5), is_(asyncio.sleep), is_(asyncio.gather))
async def main():
    c = f()
    print(asyncio.iscoroutine(c), asyncio.iscoroutine(f), asyncio.isfuture(c))
    t = asyncio.create_task(c, name="t")
    print(asyncio.isfuture(t), asyncio.iscoroutine(t))
    print(str(t).split(" coro=")[0])
    await asyncio.sleep(0)
    print(str(t).split(" wait_for=")[1])
    t.cancel()
    print(str(t).split(" name=")[0])
    try:
        await t
    except asyncio.CancelledError as e:
        print(repr(e), str(t).split(" coro=")[0])
    def attempt(label, fn):
        try:
            print(label, fn())
        except BaseException as e:
            print(label, type(e).__name__, str(e).split("<")[0])
    attempt("task of task", lambda: asyncio.create_task(t))
    attempt("task of 5", lambda: asyncio.create_task(5))
    attempt("gather 5", lambda: asyncio.gather(f))
    attempt("ensure", lambda: asyncio.ensure_future(5))
    fut = asyncio.get_running_loop().create_future()
    attempt("set_exception", lambda: fut.set_exception(5))
    fut.set_exception(StopIteration(5))
    attempt("si", lambda: fut.result())
    print(fut.get_loop() is asyncio.get_running_loop())
    cb = lambda f: None
    fut2 = asyncio.Future()
    fut2.add_done_callback(cb); fut2.add_done_callback(cb); fut2.add_done_callback(print)
    print(fut2.remove_done_callback(cb), fut2.remove_done_callback(cb))
    fut2.cancel("why")
    attempt("cancelled", lambda: fut2.result())
    attempt("cancelled", lambda: fut2.exception())
    print(fut2.cancel())
    async def nameless(): pass
    x = asyncio.create_task(nameless())
    x.set_name(5)
    print(x.get_name() + "!")
    await x
    big = asyncio.Future()
    big.set_result("a" * 50)
    print(big)
asyncio.run(main())
