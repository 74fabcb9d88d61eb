import DLMSServer
import DLMSWire

extension SampleMeter {
    /// Client 16 without security and client 32 with password "reader01" on logical device 1; client 16 on 17.
    /// Client 33 uses short names on logical device 1.
    /// A data object, a register, a clock to be set, a script to be invoked, a long array.
    /// Client 53 uses short names and has general blocks.
    /// Client 50 has general blocks and ACCESS, and no blocks of its services; client 51 has ACCESS, client 52 all blocks.
    static var standard: SampleMeter {
        let all = Conformance(rawValue: 0xFFFFFF).subtracting([.generalBlockTransfer, .access])
        let general = Conformance(rawValue: 0xFFFFFF).subtracting([
            .blockTransferWithGetOrRead, .blockTransferWithSetOrWrite, .blockTransferWithAction,
        ])
        var meter = SampleMeter(
            offers: [
                AssociationOffer(index: 0, client: 16, server: 1, conformance: all),
                AssociationOffer(index: 1, client: 32, server: 1, mechanismID: 1, conformance: all),
                AssociationOffer(index: 0, client: 16, server: 17, conformance: [.get], maxReceivePDU: 64),
                AssociationOffer(index: 2, client: 48, server: 1, mechanismID: 5, conformance: all),
                AssociationOffer(index: 4, client: 50, server: 1, conformance: general),
                AssociationOffer(index: 6, client: 52, server: 1, conformance: [all, .generalBlockTransfer]),
                AssociationOffer(index: 5, client: 51, server: 1, conformance: [all, .access]),
                AssociationOffer(index: 7, client: 53, server: 1, contextID: 2, conformance: general),
                AssociationOffer(index: 3, client: 49, server: 1, contextID: 3, conformance: all),
                AssociationOffer(index: 4, client: 33, server: 1, contextID: 2, conformance: all),
            ],
            objects: [data, register, clock, script, list, locked]
        )
        meter.passwords = [32: Array("reader01".utf8)]
        return meter
    }

    /// Names an attribute by the object's place among ``standard``'s.
    static func attribute(_ number: Int8, ofObject place: Int) -> AttributeDescriptor {
        let object = standard.objects[place]
        return AttributeDescriptor(classID: object.classID, instance: object.name, attribute: number)
    }

    /// What clients 16, 32 and 48 can be granted.
    static let plainServices = Server<SampleMeter>.served.intersection(.logicalNames)
        .subtracting([.generalBlockTransfer, .access])

    /// Class 1, 0.0.96.1.0.255: "MCS1".
    static let data = Object(
        classID: 1, name: LogicalName(0, 0, 96, 1, 0, 255), values: [name(0, 0, 96, 1, 0), hex("09044d435331")],
        access: [.read, .readWrite]
    )
    /// Class 3, 1.0.1.8.0.255: 1000 Wh.
    static let register = Object(
        classID: 3, name: LogicalName(1, 0, 1, 8, 0, 255),
        values: [name(1, 0, 1, 8, 0), hex("06000003e8"), hex("02020f00161e")], access: [.read, .read, .read],
        methods: [.access]
    )
    /// Class 8, 0.0.1.0.0.255, with time and time zone.
    static let clock = Object(
        classID: 8, name: LogicalName(0, 0, 1, 0, 0, 255),
        values: [name(0, 0, 1, 0, 0), hex("090c07ea0b19ff120000ffc40000"), hex("10ffc4")],
        access: [.read, .readWrite, .readWrite]
    )
    /// Class 9, 0.0.10.0.0.255; methods: echo, return attribute 2, fail, not for this client, protected.
    static let script = Object(
        classID: 9, name: LogicalName(0, 0, 10, 0, 0, 255),
        values: [name(0, 0, 10, 0, 0), [0x09, 0x81, 0xC8] + Array(repeating: 0x55, count: 200)],
        access: [.read, .write], methods: [.access, .access, .access, [], [.access, .authenticatedRequest]]
    )
    /// Class 7, 1.0.99.1.0.255; attribute 2 is an array of 100 long-unsigned: 302 octets.
    static let list = Object(
        classID: 7, name: LogicalName(1, 0, 99, 1, 0, 255),
        values: [name(1, 0, 99, 1, 0), [0x01, 100] + (0..<100).flatMap { [0x12, 0x00, UInt8($0)] }],
        access: [.read, .read]
    )
    /// Class 1, 0.0.96.2.0.255: nothing may be done, or only with protection.
    static let locked = Object(
        classID: 1, name: LogicalName(0, 0, 96, 2, 0, 255), values: [name(0, 0, 96, 2, 0), hex("1105")],
        access: [.read, [.read, .authenticatedRequest]]
    )

    private static func name(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, _ e: UInt8) -> [UInt8] {
        [9, 6, a, b, c, d, e, 255]
    }
}
