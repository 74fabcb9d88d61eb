import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct ProfileMemoryTests {
    private let memory = TestMemory()

    private func make(entries: UInt32 = 2000) throws -> (LivingMeter, TestEnvironment) {
        try TestProfile.make(entries: entries, memory: memory)
    }

    private func energies(_ meter: LivingMeter) throws -> [UInt32] {
        let id = ObjectID(device: 1, classID: 7, instance: TestProfile.name)
        return TestProfile.energies(try #require(try meter.object(id)?.value(of: 2)))
    }

    private var pieces: [MemoryName] { memory.names.filter { $0.rawValue.hasPrefix("rows/") } }

    @Test("rows outlast a power failure, across pieces and with the oldest gone")
    func rows() throws {
        let (meter, environment) = try make(entries: 1000)
        TestProfile.run(1100, meter, environment)
        meter.keepBuffers()
        #expect(pieces.count == 3)
        let (again, _) = try make(entries: 1000)
        #expect(try energies(again) == (201...1200).map { $0 })
        #expect(again.forgotten.isEmpty)
    }

    @Test("pieces whose rows are all gone are forgotten")
    func gone() throws {
        let (meter, environment) = try make(entries: 10)
        for _ in 0..<3 {
            TestProfile.run(512, meter, environment)
            meter.keepBuffers()
        }
        #expect(pieces.count <= 2)
    }

    @Test("a buffer that is remembered is not filled with a past, even when it is empty")
    func past() throws {
        let (meter, _) = try make()
        meter.keepBuffers()
        let (again, environment) = try make()
        again.backfill(since: environment.utcMilliseconds - 100 * TestProfile.quarter)
        #expect(try energies(again).isEmpty)
    }

    @Test("rows that do not fit the columns any more are dropped, and said")
    func columns() throws {
        let (meter, environment) = try make()
        TestProfile.run(3, meter, environment)
        meter.keepBuffers()
        let id = ObjectID(device: 1, classID: 7, instance: TestProfile.name)
        let columns = DataValue.array([TestProfile.energyColumn]).octets
        memory.keep(columns, as: .attribute(3, of: id), isUrgent: false)
        let (again, _) = try make()
        #expect(try energies(again).isEmpty)
        #expect(again.forgotten == [.buffer(of: id)])
        #expect(pieces.isEmpty)
    }

    @Test("pieces that hold anything but whole rows are no store")
    func broken() {
        #expect(RowStore(pieces: [(1, [0x02, 0x01])], dropped: 0) == nil)
        #expect(RowStore(pieces: [(1, [])], dropped: 0) == nil)
        #expect(RowStore(pieces: [(1, [0x00, 0x00])], dropped: 2) == nil)
        #expect(RowStore(pieces: [(1, [0x00, 0x00])], dropped: 1)?.count == 1)
    }
}
