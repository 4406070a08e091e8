import asyncio


async def consume(name, reader, how):
    try:
        data = await how(reader)
        print(name, data.decode().strip(), len(data))
    except Exception as e:
        print(name, type(e).__name__, str(e))


async def main():
    reader = asyncio.StreamReader(limit=8)
    first = asyncio.create_task(consume("line", reader, lambda r: r.readline()))
    await asyncio.sleep(0)
    second = asyncio.create_task(consume("second", reader, lambda r: r.read(1)))
    await asyncio.sleep(0)
    print(second.done())
    reader.feed_data(b"hel")
    await asyncio.sleep(0)
    print(first.done())
    reader.feed_data(b"lo\nrest")
    print(first.done())
    await asyncio.sleep(0)
    print(first.done())
    await consume("some", reader, lambda r: r.read(2))
    exact = asyncio.create_task(consume("exactly", reader, lambda r: r.readexactly(20)))
    await asyncio.sleep(1)
    exact.cancel()
    await asyncio.sleep(1)
    print(exact.cancelled())
    reader.feed_data(b"0123456789\nab;cd|")
    for separator in (b"\n", b";", (b"|", b"cd")):
        await consume("until", reader, lambda r: r.readuntil(separator))
    await consume("line", reader, lambda r: r.readline())
    for separator in ((b"|", b";"), b"d|"):
        await consume("until", reader, lambda r: r.readuntil(separator))
    await consume("none", reader, lambda r: r.readuntil(()))
    reader.feed_data(b"last")
    reader.feed_eof()
    print(reader.at_eof())
    async for line in reader:
        print(line.decode())
    print(reader.at_eof())
    await consume("end", reader, lambda r: r.readexactly(1))
    await consume("end", reader, lambda r: r.read())
    reader.set_exception(ValueError("broken"))
    await consume("broken", reader, lambda r: r.readline())
    print(type(reader.exception()).__name__)


asyncio.run(main())
