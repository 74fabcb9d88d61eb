import DLMSSecurity
import DLMSServer
import DLMSWire
import Testing

@testable import COSEM

@Suite("Security setup") struct SecuritySetupTests {
    static let name = LogicalName(0, 0, 43, 0, 1, 255)
    let crypto = SwiftCryptoProvider()

    // MARK: Policy

    @Test("raises a policy, and never lowers one", arguments: [UInt8(0), 1]) func activate(version: UInt8) throws {
        let meter = SecureTestMeter.make(version: version)
        let (weak, strong): (UInt8, UInt8) = version == 0 ? (1, 3) : (0x24, 0x6C)
        try meter.act(1, 64, Self.name, .enumeration(weak))
        #expect(try meter.get(64, Self.name, 2) == .enumeration(weak))
        try meter.act(1, 64, Self.name, .enumeration(strong))
        #expect(throws: ActionResult.otherReason) { try meter.act(1, 64, Self.name, .enumeration(weak)) }
        #expect(throws: ActionResult.otherReason) { try meter.act(1, 64, Self.name, .enumeration(0xFF)) }
        #expect(try meter.get(64, Self.name, 2) == .enumeration(strong))
    }

    @Test("asks for signatures only where there is a key to sign with") func signedPolicy() throws {
        let meter = SecureTestMeter.make(suite: 1)
        #expect(throws: ActionResult.otherReason) { try meter.act(1, 64, Self.name, .enumeration(0x90)) }
        try certify(meter, .digitalSignature, .p256)
        try meter.act(1, 64, Self.name, .enumeration(0x90))
        #expect(try meter.get(64, Self.name, 2) == .enumeration(0x90))
    }

    // MARK: Symmetric keys

    @Test("takes several keys into use when the response is out", arguments: [UInt8(0), 1, 2])
    func transfer(suite: UInt8) throws {
        let meter = SecureTestMeter.make(suite: suite)
        let setup = try #require(meter.security.setups.first)
        let length = SecurityTemplate.keyLength(suite: suite)
        let new = (1...4).map { [UInt8](repeating: $0, count: length) }
        let before = setup.encryption
        try meter.act(2, 64, Self.name, .array(try new.enumerated().map { try wrapped($0.element, UInt8($0.offset)) }))
        #expect(setup.encryption == before && setup.authenticationKey.octets.array != new[2], "not before the response")
        meter.security.exchangeEnded()
        #expect(setup.encryption != before && setup.broadcast != nil)
        #expect(setup.authenticationKey.octets.array == new[2])
        #expect(setup.masterKey?.octets.array == new[3])
    }

    @Test("takes all keys or none") func atomically() throws {
        let meter = SecureTestMeter.make()
        let setup = try #require(meter.security.setups.first)
        let (good, before) = (try wrapped(Array(repeating: 7, count: 16), 0), setup.encryption)
        let bad: [DataValue] = [
            .structure([.enumeration(2), .octetString(Array(repeating: 1, count: 24))]),
            try wrapped(Array(repeating: 7, count: 32), 2), try wrapped(Array(repeating: 7, count: 16), 0),
            try wrapped(Array(repeating: 7, count: 16), 4),
        ]
        for element in bad {
            #expect(throws: ActionResult.otherReason) { try meter.act(2, 64, Self.name, .array([good, element])) }
            meter.security.exchangeEnded()
            #expect(setup.encryption == before)
        }
        #expect(throws: ActionResult.typeUnmatched) { try meter.act(2, 64, Self.name, .array([])) }
    }

    @Test("version 0 has no master key to replace") func transferVersion0() throws {
        let meter = SecureTestMeter.make(version: 0)
        let key = [UInt8](repeating: 7, count: 16)
        try meter.act(2, 64, Self.name, .array([try wrapped(key, 2)]))
        #expect(throws: ActionResult.otherReason) { try meter.act(2, 64, Self.name, .array([try wrapped(key, 3)])) }
    }

    @Test("derives the keys of the standard's examples") func derivation() {
        let rows = [
            ("c1cf8fe7891aef3617d7190795e61fe6c24efc3cca2e08469bad1a225ce6ea08", "c5f4512846ede51cfb8ccf59f08a694e"),
            ("0d4385ba0dd756cbcab9887eb538396ee8f090a14c1079b4359f115b977f4615", "59a71fd81c929a86a99438da17a66c05"),
        ]
        for (secret, expected) in rows {
            let key = crypto.deriveKey(
                from: octets(secret), for: .gcm128, partyU: octets("4d4d4d0000bc614e"),
                partyV: octets("4d4d4d0000000001"), on: .p256)
            #expect(key == octets(expected))
        }
    }

    @Test("agrees on keys with a client whose signature verifies", arguments: [UInt8(1), 2])
    func agreement(suite: UInt8) throws {
        let meter = SecureTestMeter.make(suite: suite)
        let (setup, curve) = (try #require(meter.security.setups.first), try #require(EllipticCurve(suite: suite)))
        let client = try AgreeingClient(meter, curve)
        try certify(meter, .digitalSignature, curve)
        let before = setup.encryption
        let answer = try meter.act(3, 64, Self.name, .array([client.element(2), client.element(3)]))
        #expect(
            setup.encryption == before
                && setup.authenticationKey.octets.array == Array(repeating: 0x22, count: client.keyLength))
        meter.security.exchangeEnded()
        guard case .array(let elements)? = answer, elements.count == 2 else { throw TestFailure.noObject }
        let own = try #require(setup.certificates.keys(of: SecureTestMeter.title, for: .digitalSignature).first)
        #expect(setup.authenticationKey.octets.array == (try client.key(elements[0], 2, own, .gcm(suite: suite))))
        #expect(setup.masterKey?.octets.array == (try client.key(elements[1], 3, own, .wrap(suite: suite))))
    }

    @Test("agrees on nothing with whoever signs otherwise") func wrongSignature() throws {
        let meter = SecureTestMeter.make(suite: 1)
        let client = try AgreeingClient(meter, .p256)
        try certify(meter, .digitalSignature, .p256)
        #expect(throws: ActionResult.otherReason) {
            try meter.act(3, 64, Self.name, .array([client.element(2, signedAs: 0)]))
        }
        #expect(throws: ActionResult.typeUnmatched) {
            try meter.act(3, 64, Self.name, .array([.structure([.enumeration(0), .octetString([1, 2])])]))
        }
        meter.security.associated(
            SystemTitle(rawValue: 1), with: meter.template.logicalDevices[0].associations[2].offer)
        #expect(throws: ActionResult.otherReason) { try meter.act(3, 64, Self.name, .array([client.element(2)])) }
    }

    // MARK: Key pairs and certificates

    @Test("a generated key counts once its certificate is there", arguments: [UInt8(1), 2])
    func generated(suite: UInt8) throws {
        let meter = SecureTestMeter.make(suite: suite)
        let (setup, curve) = (try #require(meter.security.setups.first), try #require(EllipticCurve(suite: suite)))
        #expect(throws: ActionResult.objectUndefined) { try meter.act(5, 64, Self.name, .enumeration(0)) }
        try meter.act(4, 64, Self.name, .enumeration(0))
        #expect(setup.privateKeys.isEmpty)
        let first = try certify(meter, .digitalSignature, curve)
        let key = try #require(setup.privateKeys[.digitalSignature])
        try meter.act(4, 64, Self.name, .enumeration(0))
        #expect(setup.privateKeys[.digitalSignature] === key, "the new one has no certificate yet")
        let second = try certify(meter, .digitalSignature, curve)
        #expect(setup.privateKeys[.digitalSignature] !== key)
        #expect(setup.certificates.all.map(\.octets) == [second], "it replaces \(first.count) octets of the first")
    }

    @Test("takes no certificate that is not for one of its keys, expired, or of a stranger") func refused() throws {
        let meter = SecureTestMeter.make(suite: 1)
        let own = SecureTestMeter.title
        let pair = try Issuer(.p256)
        let foreign = try pair.issue(own, .digitalSignature, pair.publicKey)
        let stranger = try pair.issue(SystemTitle(rawValue: 7), .digitalSignature, pair.publicKey)
        let otherCurve = try Issuer(.p384).root()
        for octets in [foreign, stranger, Array(foreign.dropLast()), []] {
            #expect(throws: ActionResult.otherReason) { try meter.act(6, 64, Self.name, .octetString(octets)) }
        }
        try meter.act(6, 64, Self.name, .octetString(otherCurve))
        try meter.act(6, 64, Self.name, .octetString(try pair.root()))
        try meter.act(6, 64, Self.name, .octetString(stranger))
        let late = try pair.issue(SystemTitle(rawValue: 8), .keyAgreement, pair.publicKey, isExpired: true)
        #expect(throws: ActionResult.otherReason) { try meter.act(6, 64, Self.name, .octetString(late)) }
        #expect(meter.security.setups[0].certificates.all.count == 3)
    }

    @Test("lists, exports and removes certificates, by entity and by serial number") func certificates() throws {
        let meter = SecureTestMeter.make(suite: 1)
        let issuer = try Issuer(.p256)
        let title = SystemTitle(rawValue: 0x4D43_5800_0000_0007)
        let (root, client) = (try issuer.root(), try issuer.issue(title, .keyAgreement, issuer.publicKey))
        for octets in [root, client] { try meter.act(6, 64, Self.name, .octetString(octets)) }
        let parsed = try crypto.certificate(client)
        guard case .array(let rows) = try meter.get(64, Self.name, 6) else { throw TestFailure.noObject }
        #expect(
            rows.last
                == .structure([
                    .enumeration(1), .enumeration(1), .octetString(parsed.serialNumber), .octetString(parsed.issuer),
                    .octetString(parsed.subject), .octetString([]),
                ]))
        let byEntity = entity(1, 1, title.octets)
        let bySerial = serial(parsed.serialNumber, parsed.issuer)
        let byInteger = serial([0x02, UInt8(parsed.serialNumber.count)] + parsed.serialNumber, parsed.issuer)
        for way in [byEntity, bySerial, byInteger] {
            #expect(try meter.act(7, 64, Self.name, way) == .octetString(client))
        }
        #expect(try meter.act(7, 64, Self.name, entity(2, 3, [])) == .octetString(root))
        for other in [entity(1, 0, title.octets), entity(0, 1, title.octets), serial([1], parsed.issuer)] {
            #expect(throws: ActionResult.objectUndefined) { try meter.act(7, 64, Self.name, other) }
        }
        try meter.act(8, 64, Self.name, bySerial)
        #expect(throws: ActionResult.objectUndefined) { try meter.act(8, 64, Self.name, byEntity) }
        try meter.act(8, 64, Self.name, entity(2, 0, []))
        #expect(try meter.get(64, Self.name, 6) == .array([]))
    }

    @Test("suite 0 has no key pairs") func suite0() throws {
        let meter = SecureTestMeter.make()
        for method in [4, 5] as [UInt8] {
            #expect(throws: ActionResult.objectUnavailable) { try meter.act(method, 64, Self.name, .enumeration(0)) }
        }
        let element = DataValue.structure([.enumeration(0), .octetString(Array(repeating: 0, count: 128))])
        #expect(throws: ActionResult.objectUnavailable) { try meter.act(3, 64, Self.name, .array([element])) }
        #expect(try meter.get(64, Self.name, 6) == .array([]))
    }
}

extension SecuritySetupTests {
    private func wrapped(_ key: [UInt8], _ id: UInt8) throws -> DataValue {
        let suite: UInt8 = key.count == 32 ? 2 : 0
        let octets = try key.withUnsafeBytes { key in
            try SecureTestMeter.masterKey(suite: suite).withUnsafeBytes { kek in
                try encoded { (writer: inout ByteWriter) throws(CipherError) in
                    try crypto.wrap(Octets(key), kek: Octets(kek), into: &writer)
                }
            }
        }
        return .structure([.enumeration(id), .octetString(octets)])
    }

    /// Has the meter make a key pair and import a certificate for it.
    @discardableResult
    private func certify(_ meter: LivingMeter, _ purpose: KeyPurpose, _ curve: EllipticCurve) throws -> [UInt8] {
        let setup = try #require(meter.security.setups.first)
        if setup.generatedKeys[purpose] == nil { try meter.act(4, 64, Self.name, .enumeration(purpose.rawValue)) }
        guard case .octetString(let request)? = try meter.act(5, 64, Self.name, .enumeration(purpose.rawValue)) else {
            throw TestFailure.noObject
        }
        let certificate = try Issuer(curve).issue(request, purpose)
        try meter.act(6, 64, Self.name, .octetString(certificate))
        return certificate
    }

    private func entity(_ entity: UInt8, _ type: UInt8, _ title: [UInt8]) -> DataValue {
        .structure([
            .enumeration(0), .structure([.enumeration(entity), .enumeration(type), .octetString(title)]),
        ])
    }

    private func serial(_ number: [UInt8], _ issuer: [UInt8]) -> DataValue {
        .structure([.enumeration(1), .structure([.octetString(number), .octetString(issuer)])])
    }
}
