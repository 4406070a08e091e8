import asyncio


def main():
    loop = asyncio.new_event_loop()
    loop.call_later(1, print, "one")
    loop.call_later(2, loop.stop)
    loop.call_later(3, print, "three")
    loop.run_forever()
    print("stopped", "yes" if loop.is_running() else "no")
    print(loop.run_until_complete(asyncio.sleep(2, "slept")))
    loop.close()
    print("closed" if loop.is_closed() else "open")

main()
