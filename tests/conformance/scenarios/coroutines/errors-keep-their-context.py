import asyncio


async def main():
    async def deep():
        try:
            try:
                raise ValueError("one")
            except ValueError:
                raise KeyError("two")
        except KeyError:
            try:
                raise LookupError("three")
            finally:
                raise RuntimeError("four")
    def helper():
        raise IndexError("helper")
    try:
        await deep()
    except RuntimeError as e:
        while e:
            print(type(e).__name__, e)
            e = e.__context__
    try:
        try:
            raise ValueError("a")
        except ValueError:
            try:
                helper()
            except IndexError as i:
                print(type(i.__context__).__name__)
            helper()
    except IndexError as e:
        print(type(e.__context__).__name__, type(e.__context__.__context__).__name__)
    for n in range(2):
        try:
            try:
                if n == 0: raise ValueError("again")
            finally:
                if n == 1: raise TypeError("fin")
        except (ValueError, TypeError) as e:
            print(n, type(e).__name__, e.__context__)
    raise ValueError("end") from KeyError("cause")


asyncio.run(main())
