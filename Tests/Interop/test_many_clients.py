"""Many clients at once, and connections that never say anything whole."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from harness import clients, wire
from harness.clients import BENCH, PUBLIC
from harness.cosem import CosemClient
from harness.gurux import GuruxClient

CLOCK = (8, "0.0.1.0.0.255")
ROUNDS = 50


def test_eight_clients_at_once(meter):
    start = threading.Barrier(8)

    def with_gurux(client):
        with GuruxClient(meter.address, client) as gurux:
            start.wait(20)
            listed = len(gurux.object_list())
            for _ in range(ROUNDS):
                assert gurux.get(*CLOCK, 1) is not None
        return listed

    def with_cosem(client):
        with CosemClient.to(meter.address, client) as cosem:
            start.wait(20)
            for _ in range(ROUNDS):
                assert cosem.read(*CLOCK, 2)[:2] == b"\x09\x0c"
            return len(cosem.read(15, "0.0.40.0.0.255", 2))

    chosen = [clients.ALL[number % 3] for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        futures = [
            pool.submit(with_gurux if number % 2 == 0 else with_cosem, client) for number, client in enumerate(chosen)
        ]
        results = [future.result(timeout=100) for future in futures]
    assert all(results)


def test_a_change_by_one_client_is_seen_by_another_at_once(fresh_meter):
    with CosemClient.to(fresh_meter.address, BENCH) as writer, CosemClient.to(fresh_meter.address, PUBLIC) as reader:
        for minutes in (60, 120, 180):
            writer.write(*CLOCK, 3, b"\x10" + minutes.to_bytes(2, "big"))
            assert int.from_bytes(reader.read(*CLOCK, 3)[1:], "big") == minutes


def test_a_good_client_is_served_beside_500_half_open_connections(fresh_meter):
    before = fresh_meter.resident_megabytes()
    beginnings = [b"", b"\x00", b"\x00\x01\x00\x10", wire.wrap(wire.aarq(PUBLIC), 16)[:20]]
    half_open = [wire.Link(fresh_meter.address) for _ in range(500)]
    try:
        for number, link in enumerate(half_open):
            link.send(beginnings[number % len(beginnings)])
        begin = time.monotonic()
        with GuruxClient(fresh_meter.address, BENCH) as gurux:
            assert len(gurux.object_list()) > 100
            for _ in range(100):
                assert gurux.get(*CLOCK, 2)
        assert time.monotonic() - begin < 10
        assert fresh_meter.resident_megabytes() - before < 256
    finally:
        for link in half_open:
            link.socket.close()
    fresh_meter.wait_until(lambda counts: counts["disconnected"] >= 500, seconds=30)


def test_wpdus_in_any_fragmentation_are_put_together(meter):
    request = wire.wrap(wire.aarq(PUBLIC), 16) + wire.wrap(wire.get(*CLOCK, 2), 16) * 3
    for size in (1, 7, len(request)):
        with wire.Link(meter.address) as link:
            for begin in range(0, len(request), size):
                link.send(request[begin : begin + size])
            assert link.receive()[2][0] == 0x61
            for _ in range(3):
                assert link.receive()[2][:6] == bytes.fromhex("c401c100090c")
