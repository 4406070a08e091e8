import asyncio
import sys


async def second():
    print(asyncio.current_task().get_name())
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.is_running(), loop.get_exception_handler(), loop.get_task_factory(), loop.slow_callback_duration)
    for f in (lambda: loop.set_exception_handler(5), lambda: loop.set_task_factory(5), lambda: loop.call_later(None, print), lambda: loop.call_at(None, print), lambda: loop.close(), lambda: loop.run_forever()):
        try:
            f()
        except Exception as e:
            print(type(e).__name__, e)
    loop.set_exception_handler(print)
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "", "zz": 1, "aa": "x"})
    h = loop.call_later(5, print)
    h.cancel()
    print(h.cancelled())
    loop.call_soon(sys.exit, 3)
    await asyncio.sleep(1)
try:
    asyncio.run(second())
except SystemExit as e:
    print("exit", e.code)
try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(e)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)
try:
    asyncio.set_event_loop(5)
except TypeError as e:
    print(str(e)[:40])
f = loop.create_future()
loop.call_soon(loop.stop)
try:
    loop.run_until_complete(f)
except RuntimeError as e:
    print(e)
loop.close()
with asyncio.Runner(debug=True) as r:
    print(r.get_loop().get_debug())
    print(r.run(asyncio.sleep(1, "x")))
try:
    r.get_loop()
except RuntimeError as e:
    print(e)
