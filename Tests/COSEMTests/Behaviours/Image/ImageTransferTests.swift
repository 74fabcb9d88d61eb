import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite struct ImageTransferTests {
    private static let name = LogicalName(0, 0, 44, 0, 0, 255)
    private static let firmware = LogicalName(1, 0, 0, 2, 0, 255)
    private static let identification: [UInt8] = Array("MCS-2.0".utf8)
    /// Four blocks of 16 octets and one of 6.
    private static let image = (0..<70).map { UInt8($0) }

    private let meter: LivingMeter
    private let store = RecordingStore()

    init() throws {
        let environment = TestEnvironment(utc: 1_768_435_200_000)
        environment.images = store
        meter = TestMeter.make(
            [
                try TestMeter.object(8, ClockTests.name, ClockTests.centralEurope),
                try TestMeter.object(1, Self.firmware, [2: .data(.octetString([1]))]),
                try TestMeter.object(
                    18, Self.name, [2: .data(.doubleLongUnsigned(16)), 5: .data(.boolean(true))]),
            ], environment: environment)
    }

    /// Keeps the image, and remembers what was activated.
    private final class RecordingStore: ImageStore {
        private var octets: [UInt8] = []
        private(set) var active: [UInt8] = []
        func begin(identification: [UInt8], size: Int) -> Bool {
            octets = Array(repeating: 0xFF, count: size)
            return size <= 1000
        }
        func put(_ octets: Octets, at offset: Int) -> Bool {
            self.octets.replaceSubrange(offset..<(offset + octets.count), with: octets.array)
            return true
        }
        func contents() -> [UInt8]? { octets }
        func activate() -> Bool {
            active = octets
            return true
        }
    }

    private func initiate(size: Int = image.count) throws {
        try meter.act(
            1, 18, Self.name,
            .structure([.octetString(Self.identification), .doubleLongUnsigned(UInt32(size))]))
    }

    private func send(_ blocks: [Int]) throws {
        for block in blocks {
            let octets = Array(Self.image[(block * 16)..<min(block * 16 + 16, Self.image.count)])
            try meter.act(
                2, 18, Self.name, .structure([.doubleLongUnsigned(UInt32(block)), .octetString(octets)]))
        }
    }

    private func value(_ attribute: UInt8) throws -> DataValue { try meter.get(18, Self.name, attribute) }
    private func status() throws -> Int? { try value(6).integer }

    @Test("blocks come in any order; the bitmap and the first that is missing say which are there")
    func blocks() throws {
        try initiate()
        #expect(try status() == 1 && value(4) == .doubleLongUnsigned(0))
        try send([4, 1, 0])
        #expect(try value(3) == .bitString(BitString([true, true, false, false, true])))
        #expect(try value(4) == .doubleLongUnsigned(2))
        try send([3, 2, 2])
        #expect(try value(4) == .doubleLongUnsigned(5))
        #expect(store.contents() == Self.image)
    }

    @Test("a block of the wrong length or number is refused, and one before the transfer was initiated")
    func wrongBlocks() throws {
        #expect(throws: ActionResult.otherReason) { try send([0]) }
        try initiate()
        for (number, count) in [(5, 16), (0, 15), (0, 17), (4, 16)] as [(UInt32, Int)] {
            let block = DataValue.structure([
                .doubleLongUnsigned(number), .octetString(Array(repeating: 0, count: count)),
            ])
            #expect(throws: ActionResult.otherReason) { try meter.act(2, 18, Self.name, block) }
        }
    }

    @Test("verify needs every block; then the image says what it is")
    func verify() throws {
        try initiate()
        try send([0, 1, 2, 3])
        #expect(throws: ActionResult.otherReason) { try meter.act(3, 18, Self.name) }
        #expect(try status() == 4)
        try send([4])
        try meter.act(3, 18, Self.name)
        #expect(try status() == 3)
        let info = try value(7).elements?.first?.elements
        #expect(info?.prefix(2) == [.doubleLongUnsigned(70), .octetString(Self.identification)])
    }

    @Test("activate makes the image the firmware, and verifies first what was not verified")
    func activate() throws {
        try initiate()
        try send([0, 1, 2, 3, 4])
        try meter.act(4, 18, Self.name)
        #expect(try status() == 6 && store.active == Self.image)
        #expect(try meter.get(1, Self.firmware, 2) == .octetString(Self.identification))
    }

    @Test("an image with a missing block is not activated")
    func incomplete() throws {
        try initiate()
        try send([0, 1, 3, 4])
        #expect(throws: ActionResult.otherReason) { try meter.act(4, 18, Self.name) }
        #expect(store.active.isEmpty)
        #expect(try meter.get(1, Self.firmware, 2) == .octetString([1]))
    }

    @Test("another initiate begins anew")
    func again() throws {
        try initiate()
        try send([0, 1])
        try initiate()
        #expect(try value(4) == .doubleLongUnsigned(0) && value(7) == .array([]))
    }

    @Test("while it is not enabled every method is refused")
    func disabled() throws {
        try meter.put(.boolean(false), 18, Self.name, 5)
        #expect(throws: ActionResult.readWriteDenied) { try initiate() }
    }

    @Test("an image for which there is no room is a hardware fault")
    func noRoom() { #expect(throws: ActionResult.hardwareFault) { try initiate(size: 1001) } }

    @Test("failures on purpose happen once, in their step")
    func failures() throws {
        let object = try meter.object(18, Self.name)
        try initiate()
        try send([0, 1, 2, 3, 4])
        #expect(object.failImage(.busy))
        #expect(throws: ActionResult.temporaryFailure) { try meter.act(3, 18, Self.name) }
        #expect(try status() == 2)
        #expect(object.failImage(.verification))
        #expect(throws: ActionResult.otherReason) { try meter.act(3, 18, Self.name) }
        try meter.act(3, 18, Self.name)
        #expect(object.failImage(.activation))
        #expect(throws: ActionResult.otherReason) { try meter.act(4, 18, Self.name) }
        #expect(try status() == 7)
        try meter.act(4, 18, Self.name)
        #expect(try status() == 6)
    }
}
