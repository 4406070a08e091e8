import asyncio


class Pause:
    def __await__(self):
        answer = yield "paused"
        return answer


async def work():
    print("starts")
    print("resumed with", await Pause())
    return "value"

coroutine = work()
print("yielded", coroutine.send(None))
try:
    coroutine.send("hello")
except StopIteration as e:
    print("ended with", e.value)
