import asyncio
import time


async def slow():
    time.sleep(0.3)



async def main():
    loop = asyncio.get_running_loop()
    await asyncio.create_task(slow())
    await asyncio.sleep(1)
    loop.slow_callback_duration = 1
    await asyncio.create_task(slow())
    for call in (lambda: loop.call_soon(slow), lambda: loop.call_soon(5), lambda: loop.call_at(1, 5)):
        try:
            call()
        except TypeError as e:
            print(e)
    print(time.time(), time.monotonic(), time.perf_counter())
    try:
        time.sleep(-1)
    except ValueError as e:
        print(e)


asyncio.run(main(), debug=True)
