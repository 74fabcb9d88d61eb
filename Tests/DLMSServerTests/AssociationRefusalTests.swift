import DLMSServer
import DLMSWire
import Testing

/// Each field of an AARQ that can be wrong: the AARE, and the reason that is reported.
@Suite struct AssociationRefusalTests {
    typealias Expected = AssociationTests

    struct Case: CustomStringConvertible, Sendable {
        var description: String
        var aarq: String
        var client: UInt16 = 16
        var server: UInt16 = 1
        var answer: String
        var reason: RefusalReason
    }

    static let cases: [Case] = [
        Case(
            description: "unknown logical device", aarq: AARQs.lowest, server: 5, answer: Expected.initiateError(4),
            reason: .unknownLogicalDevice(5)
        ),
        Case(
            description: "unknown client", aarq: AARQs.lowest, client: 99, answer: Expected.initiateError(4),
            reason: .unknownClient(99)
        ),
        Case(
            description: "another ACSE version",
            aarq: "602180020640a109060760857405080101be10040e01000000065f1f0400ffffff0000",
            answer: Expected.rejected(2, source: 2), reason: .protocolVersion(asked: 0x40)
        ),
        Case(
            description: "short names", aarq: AARQs.lowest.replacing("05080101", with: "05080102"),
            answer: Expected.rejected(2), reason: .applicationContext(asked: 2, allowed: 1)
        ),
        Case(
            description: "a context of somebody else", aarq: AARQs.lowest.replacing("05080101", with: "05090101"),
            answer: Expected.rejected(2), reason: .applicationContext(asked: nil, allowed: 1)
        ),
        Case(
            description: "an offer with a context that is not served", aarq: AARQs.lowest, client: 49,
            answer: Expected.rejected(2).replacing("0805080101", with: "0805080103").replacing(
                "080101a2", with: "080103a2"),
            reason: .contextNotServed(3)
        ),
        Case(
            description: "an offer with a mechanism that is not served", aarq: AARQs.low("x", mechanism: 5), client: 48,
            answer: Expected.rejected(11), reason: .mechanismNotServed(5)
        ),
        Case(
            description: "no authentication where it is needed", aarq: AARQs.lowest, client: 32,
            answer: Expected.rejected(14), reason: .mechanism(asked: nil, allowed: 1)
        ),
        Case(
            description: "authentication without a mechanism",
            aarq: "6021a1090607608574050801018a020780be10040e01000000065f1f0400ffffff0000", client: 32,
            answer: Expected.rejected(12), reason: .mechanism(asked: nil, allowed: 1)
        ),
        Case(
            description: "another mechanism", aarq: AARQs.low("reader01", mechanism: 2), client: 32,
            answer: Expected.rejected(11), reason: .mechanism(asked: 2, allowed: 1)
        ),
        Case(
            description: "a password where none is asked for", aarq: AARQs.low("reader01"),
            answer: Expected.rejected(11), reason: .mechanism(asked: 1, allowed: 0)
        ),
        Case(
            description: "a mechanism without the ACSE requirement",
            aarq:
                "6032a1090607608574050801018b0760857405080201ac0a80087265616465723031be10040e01000000065f1f0400ffffff0000",
            client: 32, answer: Expected.rejected(14), reason: .authenticationNotSelected
        ),
        Case(
            description: "no password",
            aarq: "602aa1090607608574050801018a0207808b0760857405080201be10040e01000000065f1f0400ffffff0000",
            client: 32,
            answer: Expected.rejected(14), reason: .passwordMissing(expectedLength: 8)
        ),
        Case(
            description: "a wrong password", aarq: AARQs.low("reader02"), client: 32, answer: Expected.rejected(13),
            reason: .password(receivedLength: 8, expectedLength: 8)
        ),
        Case(
            description: "a wrong password and an old version",
            aarq: AARQs.low("reader").replacing("01000000065f1f", with: "01000000055f1f"), client: 32,
            answer: "611f" + Expected.aare(1, 13) + "be0604040e010601",
            reason: .password(receivedLength: 6, expectedLength: 8)
        ),
        Case(
            description: "no user information", aarq: "600ba109060760857405080101", answer: Expected.initiateError(0),
            reason: .userInformationMissing
        ),
        Case(
            description: "a dedicated key", aarq: AARQs.with(initiate: "01010400112233000006 5f1f0400ffffff0000"),
            answer: Expected.initiateError(4), reason: .dedicatedKey
        ),
        Case(
            description: "an old DLMS version", aarq: AARQs.with(initiate: "01000000055f1f0400ffffff0000"),
            answer: Expected.initiateError(1), reason: .dlmsVersion(asked: 5, allowed: 6)
        ),
        Case(
            description: "no service in common", aarq: AARQs.with(conformance: [.read, .write]),
            answer: Expected.initiateError(2),
            reason: .conformance(asked: [.read, .write], allowed: SampleMeter.plainServices)
        ),
        Case(
            description: "blocks of nothing", aarq: AARQs.with(conformance: [.blockTransferWithGetOrRead]),
            answer: Expected.initiateError(2),
            reason: .conformance(asked: .blockTransferWithGetOrRead, allowed: SampleMeter.plainServices)
        ),
        Case(
            description: "a PDU size too short", aarq: AARQs.with(size: 11), answer: Expected.initiateError(3),
            reason: .clientPDUSize(asked: 11, least: 12)
        ),
    ]

    @Test("refuses", arguments: cases) func refuses(_ expected: Case) {
        let link = Link()
        #expect(link.send(expected.aarq, client: expected.client, server: expected.server) == expected.answer)
        #expect(link.refusals.map(\.reason) == [expected.reason])
        #expect(link.session.openCount == 0)
        #expect(link.send("c001c100030100010800ff0200", client: expected.client) == "d80101")
    }

    @Test("answers malformed AARQs, and says where") func malformed() {
        let link = Link()
        let octets = hex(AARQs.lowest)
        for count in 1..<octets.count {
            let answer = link.send(Array(octets.prefix(count)))
            #expect(answer.map(text) == "611f" + Expected.aare(1, source: 2, 1) + "be0604040e010600")
        }
        #expect(link.refusals.count == octets.count - 1)
        #expect(link.session.openCount == 0)
    }

    @Test("answers a malformed InitiateRequest with an initiateError") func malformedInitiate() {
        let link = Link()
        for initiate in [
            "010000000 65f1f0400ffffff00", "08000000065f1f0400ffffff0000", "01000000065f1f0400ffffff000000",
        ] {
            #expect(link.send(AARQs.with(initiate: initiate)) == Expected.initiateError(0))
        }
        #expect(link.session.openCount == 0)
    }

    @Test("refuses for the moment what its memory cannot hold") func full() {
        let link = Link(associations: 1)
        _ = link.send(AARQs.lowest)
        #expect(link.send(AARQs.low("reader01"), client: 32) == Expected.initiateError(4, result: 2))
        #expect(link.refusals.map(\.reason) == [.tooManyAssociations(limit: 1)])
        #expect(link.send(AARQs.lowest) == Expected.accepted(Expected.served))
    }
}
