"""100 000 malformed inputs over TCP: the meter goes on, forgets every association, and serves the next client."""

import asyncio
import random
import socket
import struct

import pytest
from harness import wire
from harness.clients import BENCH, PUBLIC, READER
from harness.gurux import GuruxClient

SEED = 20261122
FRAMED = 80_000
PER_CONNECTION = 80
UNFRAMED = 20_000
AT_ONCE = 16
CLOCK = (8, "0.0.1.0.0.255")
RESET_ON_CLOSE = struct.pack("ii", 1, 0)


def real_exchanges() -> list[bytes]:
    """APDUs as the clients send them."""
    by_entry = bytes.fromhex("02 0204 0600000001 060000000a 120001 120000".replace(" ", ""))
    return [
        wire.aarq(PUBLIC),
        wire.aarq(READER),
        wire.aarq(BENCH),
        wire.get(*CLOCK, 2),
        wire.get(15, "0.0.40.0.0.255", 2),
        wire.get(7, "1.0.99.1.0.255", 2, by_entry),
        wire.get(3, "1.0.1.8.0.255", 2),
        wire.get_next(1),
        wire.get_list((8, "0.0.1.0.0.255", 2), (3, "1.0.1.8.0.255", 3)),
        wire.set_(8, "0.0.1.0.0.255", 3, b"\x10\x00\x3c"),
        wire.set_(1, "0.0.96.1.0.255", 2, b"\x09\x0812345678"),
        wire.set_(8, "0.0.1.0.0.255", 5, b"\x09\x0c\xff\xff\x03\xfe\x07\x02\x00\x00\xff\x80\x00\x00"),
        wire.action(8, "0.0.1.0.0.255", 6, b"\x10\x00\x01"),
        wire.action(3, "1.0.1.8.0.255", 1),
        wire.RLRQ,
    ]


def mutate(apdu: bytes, chance: random.Random) -> bytes:
    """One to four small changes: bits, octets, a cut, something put in, a length that lies, nesting without end."""
    octets = bytearray(apdu)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(octets)) if octets else 0
        kind = chance.randrange(7)
        if kind == 0 and octets:
            octets[place] ^= 1 << chance.randrange(8)
        elif kind == 1 and octets:
            octets[place] = chance.choice((0, 1, 2, 0x7F, 0x80, 0x81, 0x84, 0xFF))
        elif kind == 2:
            del octets[place:]
        elif kind == 3:
            octets[place:place] = chance.randbytes(chance.randint(1, 8))
        elif kind == 4:
            del octets[place : place + chance.randint(1, 4)]
        elif kind == 5:
            octets[place:] = chance.choice((b"\x02\x01", b"\x01\x81\xff", b"\x01\x84\xff\xff\xff\xff\x00")) * 40
        else:
            octets[place:place] = b"\x84" + chance.randbytes(4)
    return bytes(octets)


def framed_batch(corpus: list[bytes], chance: random.Random) -> bytes:
    """One connection's worth of whole WPDUs around mutated APDUs, after a good association, and a cut-off end."""
    client = chance.choice((PUBLIC, READER, BENCH))
    batch = wire.wrap(wire.aarq(client), client.sap)
    for _ in range(PER_CONNECTION):
        server = 1 if chance.random() < 0.95 else chance.randrange(0x10000)
        sap = client.sap if chance.random() < 0.95 else chance.randrange(0x10000)
        batch += wire.wrap(mutate(chance.choice(corpus), chance), sap, server)
    return batch


def unframed(corpus: list[bytes], chance: random.Random) -> bytes:
    """Random octets, or a real exchange whose header is cut, lies about its length or has another version."""
    kind = chance.randrange(3)
    if kind == 0:
        return chance.randbytes(chance.randint(1, 100))
    whole = bytearray(wire.wrap(chance.choice(corpus), chance.choice((16, 32, 64))))
    if kind == 1:
        return bytes(whole[: chance.randrange(1, len(whole))])
    whole[chance.randrange(8)] = chance.randrange(256)
    return bytes(whole)


async def deliver(address, octets: bytes, reset: bool):
    """Sends the octets and waits until the meter has closed; a part of the connections is reset instead."""
    reader, writer = await asyncio.open_connection(*address)
    try:
        writer.write(octets)
        await writer.drain()
        if reset:
            writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
            return
        writer.write_eof()
        async with asyncio.timeout(30):
            while await reader.read(1 << 16):
                pass
    except ConnectionError:
        pass  # the meter may close as soon as it has seen enough
    finally:
        writer.transport.abort() if reset else writer.close()


async def deliver_all(address, batches):
    """Delivers every batch, a few connections at a time."""
    waiting = iter(batches)

    async def worker():
        for number, octets in waiting:
            await deliver(address, octets, reset=number % 10 == 9)

    await asyncio.gather(*(worker() for _ in range(AT_ONCE)))


def deliver_in_parts(meter, count, part, make):
    """Delivers `count` batches, and after each part waits until the events of all of it were read: the meter drops
    events rather than wait for a slow reader, and none may be missing here."""
    before = meter.counts["connected"]
    for start in range(0, count, part):
        numbers = range(start, min(count, start + part))
        asyncio.run(deliver_all(meter.address, ((number, make()) for number in numbers)))
        # A connection that is reset at once may never have been accepted.
        least = before + 0.9 * numbers.stop
        meter.wait_until(lambda c: c["disconnected"] == c["connected"] >= least, seconds=60)


@pytest.mark.timeout(900)
def test_100_000_malformed_inputs(fresh_meter):
    chance = random.Random(SEED)
    corpus = real_exchanges()
    before = fresh_meter.resident_megabytes()

    deliver_in_parts(fresh_meter, FRAMED // PER_CONNECTION, 100, lambda: framed_batch(corpus, chance))
    deliver_in_parts(fresh_meter, UNFRAMED, 4000, lambda: unframed(corpus, chance))

    assert fresh_meter.is_running(), "".join(fresh_meter.errors)
    with GuruxClient(fresh_meter.address, PUBLIC) as gurux:
        assert gurux.get(*CLOCK, 2)
        assert gurux.object_list()
    assert fresh_meter.resident_megabytes() - before < 256
    wait_until_every_association_is_gone(fresh_meter)


def wait_until_every_association_is_gone(meter):
    """Every connection has ended, and with it every association that it had opened."""

    meter.wait_until(lambda counts: counts["disconnected"] == counts["connected"], seconds=60)
    total = meter.counts
    assert total["connected"] >= FRAMED // PER_CONNECTION + UNFRAMED * 0.9
    assert total["associated"] > FRAMED // PER_CONNECTION // 2
    assert total["associated"] == total["released"]


@pytest.mark.parametrize(
    "octets",
    [b"\x00\x02\x00\x10\x00\x01\x00\x05", b"\x7e\xa0\x07\x03\x21\x93\x0f\x01\x7e", b"GET / HTTP/1.1\r\n\r\n"],
    ids=["version 2", "HDLC", "HTTP"],
)
def test_what_is_no_wrapper_ends_the_connection_and_says_why(meter, octets):
    since = meter.mark()
    with wire.Link(meter.address) as link:
        link.send(octets)
        assert link.is_closed_by_meter()
    refusal = meter.wait_for(lambda event: event["event"] == "refused", since)
    assert "version" in refusal["reason"]


def test_an_oversized_wpdu_ends_the_connection_and_says_why(meter):
    since = meter.mark()
    with wire.Link(meter.address) as link:
        link.send(struct.pack(">HHHH", 1, 16, 1, 0xFFFF))
        link.send(bytes(0xFFFF))
        assert link.is_closed_by_meter()
    refusal = meter.wait_for(lambda event: event["event"] == "refused", since)
    assert "65535" in refusal["reason"] + str(refusal.get("asked")).replace(" ", "")
