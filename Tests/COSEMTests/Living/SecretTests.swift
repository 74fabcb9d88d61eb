import COSEM
import DLMSServer
import DLMSWire
import Testing

@Suite struct SecretTests {
    static let own = LogicalName(0, 0, 40, 0, 0, 255)
    static let reader = LogicalName(0, 0, 40, 0, 2, 255)

    private static func verdict(_ meter: LivingMeter, _ password: String, client: UInt16 = 32) throws -> PasswordVerdict
    {
        let offer = try #require(meter.association(client: client, server: 1))
        return Array(password.utf8).withUnsafeBytes { meter.accepts(password: Octets($0), for: offer) }
    }

    @Test("no client may read a secret, whatever the definition grants")
    func neverReadable() throws {
        let secrets = Catalogue.all.flatMap { entry in entry.attributes.filter(\.isSecret).map { (entry, $0.id) } }
        #expect(secrets.count > 5)
        for (entry, attribute) in secrets where entry.id != 15 {
            let name = LogicalName(0, 0, 250, 0, 0, 255)
            let meter = TestMeter.make([try TestMeter.object(entry.id, name, version: entry.version)])
            for association in 0...2 {
                let access = try meter.object(entry.id, name).access(attribute: attribute, association: association)
                #expect(access?.contains(.read) == false)
            }
        }
    }

    @Test("the password is the definition's, and only its lengths are told")
    func password() throws {
        let meter = TestMeter.make([])
        #expect(try Self.verdict(meter, "reader01") == .accepted)
        #expect(try Self.verdict(meter, "reader02") == .rejected(receivedLength: 8, expectedLength: 8))
        #expect(try Self.verdict(meter, "") == .rejected(receivedLength: 0, expectedLength: 8))
    }

    @Test("a new secret holds from the next association on, however it was set")
    func changed() throws {
        let meter = TestMeter.make([])
        try meter.put(.octetString(Array("first".utf8)), 15, Self.reader, 7)
        #expect(try Self.verdict(meter, "first") == .accepted)
        try meter.put(.octetString(Array("second".utf8)), 15, Self.own, 7, as: 1)
        #expect(try Self.verdict(meter, "second") == .accepted)
        #expect(try Self.verdict(meter, "bench001", client: 64) == .accepted)
        try meter.act(2, 15, Self.own, .octetString(Array("third".utf8)), as: 1)
        #expect(try Self.verdict(meter, "third") == .accepted)
        #expect(try meter.object(15, Self.reader).isModified(attribute: 7))
        #expect(try !meter.object(15, LogicalName(0, 0, 40, 0, 3, 255)).isModified(attribute: 7))
    }

    @Test("a secret that is too long, or none, is not taken")
    func unsuitable() throws {
        let meter = TestMeter.make([])
        for count in [0, 65] {
            let secret = DataValue.octetString(Array(repeating: 1, count: count))
            #expect(throws: DataAccessResult.otherReason) { try meter.put(secret, 15, Self.reader, 7) }
            #expect(throws: ActionResult.otherReason) { try meter.act(2, 15, Self.own, secret, as: 1) }
        }
        let open = LogicalName(0, 0, 40, 0, 1, 255)
        #expect(throws: DataAccessResult.otherReason) { try meter.put(.octetString([1]), 15, open, 7) }
        #expect(try Self.verdict(meter, "reader01") == .accepted)
    }
}
