import asyncio


async def main():
    future = asyncio.get_running_loop().create_future()
    for ask in (future.result, future.exception):
        try:
            ask()
        except asyncio.InvalidStateError as e:
            print(f"{type(e).__name__}: {e}")
    future.set_result(1)
    try:
        future.set_result(2)
    except asyncio.InvalidStateError as e:
        print(f"{type(e).__name__}: {e}")
    task = asyncio.current_task()
    for use in (lambda: task.set_result(1), lambda: task.set_exception(ValueError("x"))):
        try:
            use()
        except RuntimeError as e:
            print(f"{type(e).__name__}: {e}")


asyncio.run(main())
