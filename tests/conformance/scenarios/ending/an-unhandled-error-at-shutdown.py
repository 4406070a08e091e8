import asyncio


async def straggler():
    try:
        await asyncio.sleep(100)
    finally:
        raise ValueError("while leaving")


async def main():
    def handler(loop, context):
        print("handler:", context["message"], str(context["exception"]))
    asyncio.get_running_loop().set_exception_handler(handler)
    task = asyncio.create_task(straggler())
    await asyncio.sleep(1)
    print("main ends", "pending" if not task.done() else "done")


asyncio.run(main())
