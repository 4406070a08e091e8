import asyncio


class Job:
    def __init__(self, priority, name):
        self.priority = priority
        self.name = name

    def __lt__(self, other):
        return self.priority < other.priority


async def main():
    queue = asyncio.PriorityQueue()
    for item in [(2, "b"), (1, "z"), (2, "a"), (1, "y", "longer"), (1, "y")]:
        await queue.put(item)
    while not queue.empty():
        print("-".join(str(part) for part in queue.get_nowait()))

    for priority, name in [(3, "c"), (1, "a"), (3, "d"), (1, "b"), (2, "x"), (3, "e"), (1, "f")]:
        queue.put_nowait(Job(priority, name))
    print(" ".join([(await queue.get()).name for _ in range(7)]))

    for word in ["pear", "Zebra", "~", "\U0001f600", "\uff5e", ""]:
        queue.put_nowait(word)
    print([queue.get_nowait() for _ in range(6)])

    queue.put_nowait((1, {"name": "a"}))
    try:
        queue.put_nowait((1, {"name": "b"}))
    except TypeError as e:
        print(str(e).split(" of ")[0])
    queue.put_nowait((0, {"name": "c"}))
    print(queue.qsize())


asyncio.run(main())
