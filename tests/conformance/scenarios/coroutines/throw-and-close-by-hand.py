import asyncio


class Pause:
    def __await__(self):
        yield


async def work():
    try:
        await Pause()
    except ValueError as e:
        print("caught", str(e))
    try:
        await Pause()
    except GeneratorExit:
        print("closing")
        raise

coroutine = work()
coroutine.send(None)
coroutine.throw(ValueError("thrown in"))
coroutine.close()
coroutine.close()
try:
    coroutine.send(None)
except RuntimeError as e:
    print(f"{type(e).__name__}: {e}")
