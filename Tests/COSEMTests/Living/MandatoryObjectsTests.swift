import COSEM
import DLMSServer
import DLMSWire
import Testing

@Suite struct MandatoryObjectsTests {
    private static let deviceName = LogicalName(0, 0, 42, 0, 0, 255)

    @Test("what the definition states is not replaced")
    func stated() throws {
        let name = try TestMeter.object(1, Self.deviceName, [2: .data(.octetString(Array("MCSABC".utf8)))])
        let association = try TestMeter.object(15, LogicalName(0, 0, 40, 0, 1, 255), version: 3)
        let meter = TestMeter.make([name, association])
        #expect(meter.devices[0].objects.count == 6)
        #expect(try meter.object(1, Self.deviceName).value(of: 2) == .octetString(Array("MCSABC".utf8)))
        #expect(try meter.object(15, association.instance).interfaceClass.version == 3)
    }

    @Test("a stated association object still has the association's secret")
    func secret() throws {
        let association = try TestMeter.object(15, LogicalName(0, 0, 40, 0, 2, 255), version: 2)
        let meter = TestMeter.make([association])
        #expect(try meter.object(15, association.instance).value(of: 7) == .octetString(Array("reader01".utf8)))
        #expect(try meter.object(15, association.instance).value(of: 10) == .array([]))
    }

    @Test("by themselves, association objects are read by their own clients only")
    func rights() throws {
        let meter = TestMeter.make([])
        let second = try meter.object(15, LogicalName(0, 0, 40, 0, 2, 255))
        #expect((0...2).map { second.access(attribute: 2, association: $0) } == [[], .read, []])
        #expect((0...2).map { second.access(attribute: 7, association: $0) } == [[], [], []])
        let own = try meter.object(15, LogicalName(0, 0, 40, 0, 0, 255))
        #expect((0...2).map { own.access(attribute: 2, association: $0) } == [.read, .read, .read])
        #expect(own.access(method: 1, association: 1) == [])
        #expect(own.access(method: 9, association: 1) == nil)
    }
}
