import asyncio
import time


async def slow():
    time.sleep(0.25)
    print("blocked")


async def quick():
    time.sleep(0.05)
    print("short enough")


async def main():
    print("debug", "on" if asyncio.get_running_loop().get_debug() else "off")
    await asyncio.create_task(slow())
    await asyncio.create_task(quick())

asyncio.run(main(), debug=True)
