import DLMSWire

/// APDUs in the form of the vectors: a map that names the APDU and its fields.
extension Fact {
    init(_ apdu: APDU) throws {
        switch apdu {
        case .initiateRequest(let pdu): self = Fact(pdu).adding(["apdu": "initiate-request"])
        case .initiateResponse(let pdu): self = Fact(pdu).adding(["apdu": "initiate-response"])
        case .confirmedServiceError(let pdu): self = Fact(pdu)
        case .exceptionResponse(let pdu): self = Fact(pdu)
        case .aarq(let pdu): self = try Fact(pdu)
        case .aare(let pdu): self = try Fact(pdu)
        case .rlrq(let pdu): self = try Fact(release: "RLRQ", pdu.reason, pdu.userInformation)
        case .rlre(let pdu): self = try Fact(release: "RLRE", pdu.reason, pdu.userInformation)
        case .getRequest(let pdu): self = try Fact(pdu)
        case .getResponse(let pdu): self = try Fact(pdu)
        case .setRequest(let pdu): self = try Fact(pdu)
        case .setResponse(let pdu): self = Fact(pdu)
        case .actionRequest(let pdu): self = try Fact(pdu)
        case .actionResponse(let pdu): self = try Fact(pdu)
        case .accessRequest(let pdu): self = try Fact(pdu)
        case .accessResponse(let pdu): self = try Fact(pdu)
        case .eventNotification(let pdu): self = try Fact(pdu)
        case .dataNotification(let pdu): self = try Fact(pdu)
        case .dataNotificationConfirm(let pdu):
            self = .map(["apdu": "data-notification-confirm", "long-invoke-id-and-priority": Fact(pdu.invokeID)])
        case .readRequest(let pdu):
            self = .map(["apdu": "read-request", "variables": .list(try pdu.variables.map { try Fact($0) })])
        case .readResponse(let pdu):
            self = .map(["apdu": "read-response", "results": .list(try pdu.results.map { try Fact($0) })])
        case .writeRequest(let pdu): self = try Fact(pdu)
        case .writeResponse(let pdu):
            self = .map(["apdu": "write-response", "results": .list(pdu.results.map { Fact($0) })])
        case .informationReport(let pdu):
            let facts = try Fact(variables: pdu.variables, pdu.values)
            self = facts.adding(["apdu": "information-report-request"])
        case .generalBlockTransfer(let pdu): self = Fact(pdu)
        case .serviceCiphering(let pdu): self = Fact(pdu.contents).adding(["apdu": Fact(pdu.tag.name)])
        case .generalKeyCiphering(let pdu):
            let facts = Fact(pdu.contents)
            self = facts.adding(["apdu": Fact(pdu.tag.name), "system-title": Fact(hex: pdu.systemTitle.array)])
        case .generalCiphering(let pdu): self = Fact(pdu)
        case .generalSigning(let pdu): self = Fact(pdu.header).adding(["apdu": "general-signing"])
        case .gateway(let pdu): self = .map(["apdu": Fact(pdu.tag.name)])
        }
    }

    /// Decodes an APDU that fills `octets`.
    static func decode(_ octets: [UInt8]) throws -> Fact {
        try withReader(octets) { reader in
            let apdu = try APDU(from: &reader)
            try reader.finish("apdu")
            return try Fact(apdu)
        }
    }
}

// MARK: - ACSE

extension Fact {
    init(_ pdu: AARQ) throws {
        var facts: [String: Fact] = ["apdu": "AARQ", "application-context": Fact(context: pdu.applicationContextName)]
        facts["protocol-version"] = pdu.protocolVersion.map(Fact.init)
        facts["calling-ap-title"] = pdu.callingAPTitle.map { Fact(hex: $0.array) }
        facts["acse-requirements-authentication"] = pdu.senderACSERequirements.map { Fact($0.contains(0)) }
        facts["mechanism"] = pdu.mechanismName.map(Fact.init(mechanism:))
        facts["calling-authentication-value"] = pdu.callingAuthenticationValue.map { Fact(hex: $0.octets.array) }
        facts["user-information"] = try pdu.userInformation.map { try Fact(userInformation: $0) }
        self = .map(facts)
    }

    init(_ pdu: AARE) throws {
        let source = pdu.diagnostic.source == 1 ? "acse-service-user" : "acse-service-provider"
        var facts: [String: Fact] = [
            "apdu": "AARE", "application-context": Fact(context: pdu.applicationContextName),
            "result": Fact(pdu.result.name), "result-source-diagnostic": .map([source: Fact(pdu.diagnostic.code)]),
        ]
        facts["responding-ap-title"] = pdu.respondingAPTitle.map { Fact(hex: $0.array) }
        facts["user-information"] = try pdu.userInformation.map { try Fact(userInformation: $0) }
        self = .map(facts)
    }

    init(release name: String, _ reason: UInt8?, _ userInformation: Octets?) throws {
        var facts: [String: Fact] = ["apdu": .text(name)]
        facts["reason"] = reason.map { Fact($0) }
        facts["user-information"] = try userInformation.map { try Fact(userInformation: $0) }
        self = .map(facts)
    }

    /// What the user information holds: an initiate PDU is named as a service there, others as APDUs.
    private init(userInformation octets: Octets) throws {
        var reader = ByteReader(octets)
        let apdu = try APDU(from: &reader)
        try reader.finish("user-information")
        switch apdu {
        case .initiateRequest(let pdu): self = Fact(pdu).adding(["service": "initiate-request"])
        case .initiateResponse(let pdu): self = Fact(pdu).adding(["service": "initiate-response"])
        default: self = try Fact(apdu)
        }
    }

    private init(_ bits: ShortBitString) {
        let octets = (0..<bits.octetCount).map { UInt8(bits.value >> (8 * UInt32(bits.octetCount - 1 - $0)) & 0xFF) }
        self.init(hex: [bits.unusedBits] + octets)
    }

    private init(context: OID) {
        switch context.applicationContextID {
        case 1: self = "LN-no-ciphering"
        case 2: self = "SN-no-ciphering"
        case 3: self = "LN-ciphering"
        case 4: self = "SN-ciphering"
        default: self = .null
        }
    }

    private init(mechanism: OID) {
        switch mechanism.mechanismID {
        case 0: self = "lowest"
        case 1: self = "LLS"
        case 5: self = "HLS-GMAC"
        case let id?: self = .text("HLS-\(id)")
        case nil: self = .null
        }
    }
}

// MARK: - Initiate and errors

extension Fact {
    init(_ pdu: InitiateRequest) {
        self = .map([
            "dedicated-key": pdu.dedicatedKey.map { Fact(hex: $0.array) } ?? .null,
            "response-allowed": Fact(pdu.responseAllowed),
            "proposed-quality-of-service": pdu.proposedQualityOfService.map { Fact($0) } ?? .null,
            "proposed-dlms-version-number": Fact(pdu.proposedDLMSVersion),
            "proposed-conformance": Fact(pdu.proposedConformance),
            "client-max-receive-pdu-size": Fact(pdu.clientMaxReceivePDUSize),
        ]).adding(pdu.isShortConformanceTag ? ["conformance-tag-short-form": true] : [:])
    }

    init(_ pdu: InitiateResponse) {
        self = .map([
            "negotiated-quality-of-service": pdu.negotiatedQualityOfService.map { Fact($0) } ?? .null,
            "negotiated-dlms-version-number": Fact(pdu.negotiatedDLMSVersion),
            "negotiated-conformance": Fact(pdu.negotiatedConformance),
            "server-max-receive-pdu-size": Fact(pdu.serverMaxReceivePDUSize),
            "vaa-name": Fact(hex: [UInt8(pdu.vaaName >> 8), UInt8(pdu.vaaName & 0xFF)]),
        ]).adding(pdu.isShortConformanceTag ? ["conformance-tag-short-form": true] : [:])
    }

    init(_ conformance: Conformance) {
        let octets = [16, 8, 0].map { UInt8(conformance.rawValue >> UInt32($0) & 0xFF) }
        self = .map(["hex": Fact(hex: octets), "bits": .list(conformance.bitNames.map { .text($0) })])
    }

    init(_ pdu: ConfirmedServiceError) {
        let kind = ConfirmedServiceError.name(ofKind: pdu.kind)?.description ?? "?"
        self = .map([
            "apdu": "confirmed-service-error", "service": Fact(ConfirmedServiceError.name(ofService: pdu.service)),
            "error": .map([kind: Fact(ConfirmedServiceError.name(ofCode: pdu.code, kind: pdu.kind))]),
        ])
    }

    init(_ pdu: ExceptionResponse) {
        self = .map([
            "apdu": "exception-response", "state-error": Fact(ExceptionResponse.name(ofState: pdu.stateError)),
            "service-error": Fact(ExceptionResponse.name(ofService: pdu.serviceError)),
        ]).adding(pdu.invocationCounter.map { ["invocation-counter": Fact($0)] } ?? [:])
    }
}
