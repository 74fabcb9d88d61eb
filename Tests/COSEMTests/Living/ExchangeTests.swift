@testable import COSEM
import DLMSServer
import DLMSWire
import Testing

/// A living meter behind the server, with octets as a client sends them.
@Suite struct ExchangeTests {
    private static let own = LogicalName(0, 0, 40, 0, 0, 255)

    @Test("reads a register, a clock and what is not there")
    func reads() throws {
        let (meter, _) = try TestProfile.make()
        var client = TestClient(meter, client: 16)
        #expect(client.associate() == 0)
        #expect(try client.get(3, TestProfile.energy, 2)?.value == .doubleLongUnsigned(100))
        let time = try #require(try client.get(8, TestProfile.clock, 2)?.value)
        #expect(ClockTests.text(time) == "2026-07-15 3 02:00:00 -120 80")
        // data-access-result: object-class-inconsistent, object-undefined, and a secret.
        #expect(client.send([0xC0, 1, 0xC1, 0, 1, 1, 0, 1, 8, 0, 255, 2, 0]) == [0xC4, 1, 0xC1, 1, 9])
        #expect(client.send([0xC0, 1, 0xC1, 0, 1, 9, 9, 9, 9, 9, 9, 2, 0]) == [0xC4, 1, 0xC1, 1, 4])
        #expect(client.send([0xC0, 1, 0xC1, 0, 15, 0, 0, 40, 0, 0, 255, 7, 0]) == [0xC4, 1, 0xC1, 1, 3])
    }

    @Test("the object list comes in blocks, and is the one that comes at once")
    func objectList() throws {
        let (meter, _) = try TestProfile.make()
        var whole = TestClient(meter, client: 16)
        #expect(whole.associate(maximum: 4000) == 0)
        var small = TestClient(meter, client: 16)
        #expect(small.associate(maximum: 100) == 0)
        let atOnce = try #require(try whole.get(15, Self.own, 2))
        let inBlocks = try #require(try small.get(15, Self.own, 2))
        #expect(atOnce.value == inBlocks.value)
        #expect(inBlocks.blocks > 3)
        guard case .array(let elements) = atOnce.value else { throw TestFailure.noObject }
        #expect(elements.count == 7)
    }

    @Test("a buffer read in blocks keeps its rows while captures go on")
    func buffer() throws {
        let (meter, environment) = try TestProfile.make()
        TestProfile.run(10, meter, environment)
        var client = TestClient(meter, client: 16)
        #expect(client.associate(maximum: 64) == 0)
        let read = try #require(
            try client.get(7, TestProfile.name, 2, between: { TestProfile.run(1, meter, environment) }))
        #expect(TestProfile.energies(read.value) == Array(101...110))
        #expect(read.blocks > 4)
        #expect(meter.frozen.isEmpty)
    }

    @Test("all attributes at once, and values of some octets, are held still as well")
    func snapshots() throws {
        let (meter, environment) = try TestProfile.make()
        TestProfile.run(3, meter, environment)
        let peer = TestMeter.peer(2)
        func handle(_ classID: UInt16, _ name: LogicalName) throws -> ObjectHandle {
            guard case .found(let handle) = meter.find(classID: classID, instance: name, for: peer) else {
                throw TestFailure.noObject
            }
            return handle
        }
        func read(_ target: AttributeTarget) throws -> DataValue {
            let octets = try encoded { (writer: inout ByteWriter) throws(DataAccessResult) in
                try meter.read(target, for: peer, into: &writer)
            }
            return try DataValue(octets)
        }
        let profile = try handle(7, TestProfile.name)
        let whole = meter.freeze(AttributeTarget(object: profile, attribute: 0), for: peer)
        var clock = AttributeTarget(object: try handle(8, TestProfile.clock), attribute: 2)
        var energy = AttributeTarget(object: try handle(3, TestProfile.energy), attribute: 2)
        let (time, number) = (try read(clock), try read(energy))
        clock.snapshot = meter.freeze(clock, for: peer)
        energy.snapshot = meter.freeze(energy, for: peer)
        TestProfile.run(2, meter, environment)
        let buffer = try read(AttributeTarget(object: profile, attribute: 2, snapshot: whole))
        #expect(TestProfile.energies(buffer) == [101, 102, 103])
        let count = try read(AttributeTarget(object: profile, attribute: 7, snapshot: whole))
        #expect(count == .doubleLongUnsigned(3))
        #expect(try read(clock) == time)
        #expect(try read(energy) == number)
        for token in [whole, clock.snapshot, energy.snapshot] { meter.thaw(token) }
        #expect(meter.frozen.isEmpty)
    }

    @Test("sets and invokes with the right, and is refused without")
    func changes() throws {
        let (meter, environment) = try TestProfile.make()
        var bench = TestClient(meter, client: 64)
        #expect(bench.associate(password: "bench001") == 0)
        #expect(bench.set(.long(-120), 8, TestProfile.clock, 3) == 0)
        #expect(bench.set(.unsigned(1), 8, TestProfile.clock, 3) == 12)
        #expect(bench.act(6, 8, TestProfile.clock, .long(60)) == 0)
        #expect(environment.utcMilliseconds == TestProfile.start + 60_000)
        #expect(bench.act(6, 8, TestProfile.clock, .long(1000)) == 250)
        var open = TestClient(meter, client: 16)
        #expect(open.associate() == 0)
        #expect(open.set(.long(0), 8, TestProfile.clock, 3) == 3)
        #expect(open.act(1, 8, TestProfile.clock, .integer(0)) == 3)
    }

    @Test("a password that was changed is asked for at the next association")
    func password() throws {
        let (meter, _) = try TestProfile.make()
        var first = TestClient(meter, client: 32)
        #expect(first.associate(password: "reader01") == 0)
        try meter.object(15, LogicalName(0, 0, 40, 0, 2, 255)).set(.octetString(Array("another1".utf8)), attribute: 7)
        #expect(try first.get(3, TestProfile.energy, 2) != nil)
        var second = TestClient(meter, client: 32)
        #expect(second.associate(password: "reader01") == 1)
        #expect(second.associate(password: "another1") == 0)
    }
}
