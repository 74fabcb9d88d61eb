import COSEM
import DLMSServer
import DLMSWire
import Testing

@Suite struct StatusMappingTests {
    private static let name = LogicalName(0, 0, 96, 5, 0, 255)

    private static func table(_ mapping: DataValue) -> DataValue { .structure([.unsigned(1), mapping]) }

    @Test("a mapping names an entry for each bit of the status word, or the first of them")
    func mapping() throws {
        let meter = TestMeter.make([try TestMeter.object(63, Self.name, [2: .data(.unsigned(5))])])
        try meter.put(Self.table(.longUnsigned(17)), 63, Self.name, 3)
        #expect(throws: ValueError.self) {
            try meter.object(63, Self.name).set(Self.table(.array([.longUnsigned(1)])), attribute: 3)
        }
        let eight = Self.table(.array((0..<8).map { .longUnsigned($0) }))
        try meter.object(63, Self.name).set(eight, attribute: 3)
        #expect(try meter.get(63, Self.name, 3) == eight)
    }
}
