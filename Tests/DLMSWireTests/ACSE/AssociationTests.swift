import DLMSWire
import Testing

@Suite("ACSE") struct AssociationTests {
    /// An AARQ with every component the standard has.
    static let fullAARQ = octets(
        """
        60 64
        80 02 0780                        # protocol-version: version 1
        A1 09 06 07 60857405080103        # LN with ciphering
        A2 04 04 02 0102                  # called-AP-title
        A3 04 04 02 0304                  # called-AE-qualifier
        A4 03 02 01 05                    # called-AP-invocation-id
        A5 04 02 02 0100                  # called-AE-invocation-id, in two octets
        A6 06 04 04 4D435300              # calling-AP-title
        A7 04 04 02 0708                  # calling-AE-qualifier
        A8 03 02 01 09                    # calling-AP-invocation-id
        A9 03 02 01 0A                    # calling-AE-invocation-id
        8A 02 0780                        # sender-acse-requirements: authentication
        8B 07 60857405080205              # HLS with GMAC
        AC 06 80 04 43303031              # challenge
        BD 01 AA                          # implementation-information
        BE 0C 04 0A 01000000065F04101112  # user-information, to be decoded by itself
        """
    )

    @Test("an AARQ with every component goes back as it came") func fullAARQ() throws {
        try withReader(Self.fullAARQ) { reader in
            let aarq = try AARQ(from: &reader)
            try reader.finish("AARQ")
            #expect(aarq.protocolVersion == .bit0)
            #expect(aarq.applicationContextID == 3)
            #expect(aarq.calledAPTitle?.array == [1, 2])
            #expect(aarq.calledAEQualifier?.array == [3, 4])
            #expect(aarq.calledAPInvocationID?.value == 5)
            #expect(aarq.calledAEInvocationID?.value == 256)
            #expect(aarq.callingAPTitle?.array == [0x4D, 0x43, 0x53, 0])
            #expect(aarq.callingAEQualifier?.array == [7, 8])
            #expect(aarq.callingAPInvocationID?.value == 9)
            #expect(aarq.callingAEInvocationID?.value == 10)
            #expect(aarq.senderACSERequirements?.contains(0) == true)
            #expect(aarq.senderACSERequirements?.contains(1) == false)
            #expect(aarq.mechanismID == 5)
            #expect(aarq.callingAuthenticationValue?.octets.array == Array("C001".utf8))
            #expect(aarq.implementationInformation?.array == [0xAA])
            #expect(aarq.userInformation?.count == 10)
            #expect(encoded { aarq.encode(into: &$0) } == Self.fullAARQ)
        }
    }

    /// An AARE with every component the standard has.
    static let fullAARE = octets(
        """
        61 57
        80 02 0780  A1 09 06 07 60857405080102  A2 03 02 01 02  A3 05 A2 03 02 01 02
        A4 0A 04 08 4D43530000000001  A5 04 04 02 0304  A6 03 02 01 05  A7 03 02 01 FF
        88 02 0780  89 07 60857405080206  AA 06 80 04 53303031  BD 01 AA  BE 06 04 04 0E010600
        """
    )

    @Test("an AARE with every component goes back as it came") func fullAARE() throws {
        try withReader(Self.fullAARE) { reader in
            let aare = try AARE(from: &reader)
            try reader.finish("AARE")
            #expect(aare.result == .rejectedTransient)
            #expect(aare.diagnostic == .noCommonACSEVersion)
            #expect(aare.respondingAPTitle?.count == 8)
            #expect(aare.respondingAEInvocationID?.value == -1)
            #expect(aare.mechanismID == 6)
            #expect(aare.respondingAuthenticationValue?.octets.array == Array("S001".utf8))
            #expect(encoded { aare.encode(into: &$0) } == Self.fullAARE)
            let direct = encoded { writer in
                aare.encode(into: &writer) { ConfirmedServiceError.initiateOther.encode(into: &$0) }
            }
            #expect(direct == Self.fullAARE)
        }
    }

    @Test("lengths of more than 127 octets are read and written") func longLengths() throws {
        let title = [UInt8](repeating: 0x33, count: 300)
        let written = title.withUnsafeBytes { bytes in
            var aarq = AARQ(applicationContextName: .applicationContext(1))
            aarq.callingAEQualifier = Octets(bytes)
            return encoded { aarq.encode(into: &$0) }
        }
        #expect(written.prefix(4) == [0x60, 0x82, 0x01, 0x3F])
        try withReader(written) { reader in
            let aarq = try AARQ(from: &reader)
            #expect(aarq.callingAEQualifier?.array == title)
        }
    }

    @Test(
        "a faulty AARQ is refused, and the field is named",
        arguments: [
            ("6000", "application-context-name"), ("600A A10B060760857405080101", "application-context-name"),
            ("6016 A109060760857405080101 A109060760857405080101", "AARQ"),
            ("600F A109060760857405080101 9F02 0780", "AARQ"),
            ("600D A109060760857405080101 AC00", "authentication-value"),
            ("6011 A109060760857405080101 AC04 8402 4142", "authentication-value"),
            ("6011 A109060760857405080101 AC04 8001 4142", "authentication-value"),
            ("6011 A109060760857405080101 A604 0403 4142", "calling-AP-title"),
            ("6011 A109060760857405080101 A604 0202 4142", "calling-AP-title"),
            ("600F A109060760857405080101 8A02 0980", "sender-acse-requirements"),
            ("6080 A109060760857405080101 0000", "AARQ"), ("600B A109040760857405080101", "application-context-name"),
            ("6004 A102 0600", "application-context-name"),
        ]
    )
    func faulty(hex: String, field: String) {
        let error = #expect(throws: DecodeError.self) {
            try withReader(octets(hex)) { (reader) throws(DecodeError) in
                _ = try AARQ(from: &reader)
                try reader.finish("AARQ")
            }
        }
        #expect(error?.field.description == field)
    }

    @Test("components are taken in any order") func anyOrder() throws {
        try withReader(octets("6014 8B0760857405080201 A109060760857405080101")) { reader in
            let aarq = try AARQ(from: &reader)
            #expect(aarq.applicationContextID == 1)
            #expect(aarq.mechanismID == 1)
        }
    }

    @Test("a name that is not of the DLMS UA has no number") func foreignNames() throws {
        let octets = octets("600B A109060760857405090101")
        try withReader(octets) { reader in
            let aarq = try AARQ(from: &reader)
            #expect(aarq.applicationContextID == nil)
            #expect(encoded { aarq.encode(into: &$0) } == octets)
        }
    }
}
