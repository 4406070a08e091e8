import asyncio


async def wait(event):
    await event.wait()

loop = asyncio.new_event_loop()
task = loop.create_task(wait(asyncio.Event()))
loop.run_until_complete(asyncio.sleep(1))
print("the loop closes over a pending task")
loop.close()
