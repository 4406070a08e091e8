import asyncio


loop = asyncio.new_event_loop()
print(loop.run_until_complete(asyncio.sleep(1, "slept")))
loop.close()
loop.close()
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(f"{type(e).__name__}: {e}")
try:
    loop.run_forever()
except RuntimeError as e:
    print(f"{type(e).__name__}: {e}")
