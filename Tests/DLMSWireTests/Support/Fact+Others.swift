import DLMSWire

/// ACCESS, notifications, short-name services, blocks and ciphering frames in the form of the vectors.
extension Fact {
    init(_ id: LongInvokeIDAndPriority) {
        let octets = [24, 16, 8, 0].map { UInt8(id.rawValue >> UInt32($0) & 0xFF) }
        self = .map([
            "hex": Fact(hex: octets), "long-invoke-id": Fact(id.invokeID),
            "self-descriptive": Fact(id.isSelfDescriptive), "processing-break-on-error": Fact(id.breaksOnError),
            "confirmed": Fact(id.isConfirmed), "high-priority": Fact(id.isHighPriority),
        ])
    }

    private init(_ dateTime: DateTime?) { self = dateTime.map { Fact($0) } ?? .null }

    init(_ pdu: AccessRequest) throws {
        self = .map([
            "apdu": "access-request", "long-invoke-id-and-priority": Fact(pdu.invokeID),
            "date-time": Fact(pdu.dateTime), "specifications": .list(try pdu.specifications.map { try Fact($0) }),
            "data": .list(try pdu.data.map { try Fact($0) }),
        ])
    }

    init(_ specification: AccessRequest.Specification) throws {
        switch specification {
        case .get(let attribute): self = .map(["get": .map(Fact.facts(attribute))])
        case .set(let attribute): self = .map(["set": .map(Fact.facts(attribute))])
        case .action(let method): self = .map(["action": .map(Fact.facts(method))])
        case .getWithSelection(let attribute, let selection):
            let facts = try Fact.map(Fact.facts(attribute)).adding(["access-selection": Fact.facts(selection)])
            self = .map(["get-with-selection": facts])
        case .setWithSelection(let attribute, let selection):
            let facts = try Fact.map(Fact.facts(attribute)).adding(["access-selection": Fact.facts(selection)])
            self = .map(["set-with-selection": facts])
        }
    }

    init(_ pdu: AccessResponse) throws {
        let outcomes = pdu.outcomes.map { outcome -> Fact in
            switch outcome {
            case .get(let result): .map(["get": Fact(result.name)])
            case .set(let result): .map(["set": Fact(result.name)])
            case .action(let result): .map(["action": Fact(result.name)])
            }
        }
        self = .map([
            "apdu": "access-response", "long-invoke-id-and-priority": Fact(pdu.invokeID),
            "date-time": Fact(pdu.dateTime), "data": .list(try pdu.data.map { try Fact($0) }),
            "results": .list(outcomes),
        ])
    }

    init(_ pdu: DataNotification) throws {
        self = .map([
            "apdu": "data-notification", "long-invoke-id-and-priority": Fact(pdu.invokeID),
            "date-time": Fact(pdu.dateTime), "body": try Fact(pdu.body),
        ])
    }

    init(_ pdu: EventNotification) throws {
        self = .map(Fact.facts(pdu.attribute)).adding([
            "apdu": "event-notification-request", "time": Fact(pdu.time), "value": try Fact(pdu.value),
        ])
    }
}

// MARK: - Short names

extension Fact {
    init(_ variable: VariableAccess) throws {
        switch variable {
        case .variableName(let name): self = .map(["variable-name": Fact(name: name)])
        case .parameterized(let name, let selection):
            self = .map([
                "parameterized-access": .map([
                    "variable-name": Fact(name: name), "selector": Fact(selection.selector),
                    "parameter": try Fact(selection.parameters),
                ])
            ])
        case .blockNumber(let number): self = .map(["block-number-access": Fact(number)])
        case .readDataBlock(let block): self = .map(["read-data-block-access": Fact(block.number)])
        case .writeDataBlock(_, let number): self = .map(["write-data-block-access": Fact(number)])
        }
    }

    private init(name: UInt16) { self.init(hex: [UInt8(name >> 8), UInt8(name & 0xFF)]) }

    init(_ result: ReadResponse.Result) throws {
        switch result {
        case .data(let data): self = .map(["data": try Fact(data)])
        case .dataAccessError(let result): self = .map(["data-access-error": Fact(result.name)])
        case .dataBlock(let block): self = .map(["data-block-result": Fact(block.number)])
        case .blockNumber(let number): self = .map(["block-number": Fact(number)])
        }
    }

    init(_ pdu: WriteRequest) throws {
        let name: Fact = pdu.isUnconfirmed ? "unconfirmed-write-request" : "write-request"
        self = try Fact(variables: pdu.variables, pdu.values).adding(["apdu": name])
    }

    init(variables: WireList<VariableAccess>, _ values: WireList<EncodedData>) throws {
        self = .map([
            "variables": .list(try variables.map { try Fact($0) }), "values": .list(try values.map { try Fact($0) }),
        ])
    }

    init(_ result: WriteResponse.Result) {
        switch result {
        case .success: self = "success"
        case .dataAccessError(let result): self = .map(["data-access-error": Fact(result.name)])
        case .blockNumber(let number): self = .map(["block-number": Fact(number)])
        }
    }
}

// MARK: - Blocks and ciphering

extension Fact {
    init(_ pdu: GeneralBlockTransfer) {
        self = .map([
            "apdu": "general-block-transfer", "last-block": Fact(pdu.isLast), "streaming": Fact(pdu.isStreaming),
            "window": Fact(pdu.window), "block-number": Fact(pdu.blockNumber),
            "block-number-ack": Fact(pdu.blockNumberAck), "block-data": Fact(hex: pdu.blockData.array),
        ])
    }

    init(_ contents: CipheredContents) {
        let control = contents.securityControl
        var facts: [String: Fact] = [
            "security-control": .map([
                "hex": Fact(hex: [control.rawValue]), "suite": Fact(control.suite),
                "authenticated": Fact(control.isAuthenticated), "encrypted": Fact(control.isEncrypted),
                "broadcast-key": Fact(control.usesBroadcastKey), "compressed": Fact(control.isCompressed),
            ]), "invocation-counter": Fact(contents.invocationCounter),
        ]
        facts[control.isEncrypted ? "ciphertext" : "plaintext"] = Fact(hex: contents.text.array)
        if control.isAuthenticated { facts["tag"] = Fact(hex: contents.authenticationTag.array) }
        self = .map(facts)
    }

    init(_ pdu: GeneralCiphering) {
        let keyInfo: Fact =
            switch pdu.keyInfo {
            case nil: .null
            case .identified(0): .map(["identified-key": "global-unicast-encryption-key"])
            case .identified(let id): .map(["identified-key": Fact(id)])
            case .wrapped(let id, _): .map(["wrapped-key": Fact(id)])
            case .agreed(let parameters, _): .map(["agreed-key": Fact(hex: parameters.array)])
            }
        self = Fact(pdu.header).adding(["apdu": "general-ciphering", "key-info": keyInfo])
        guard case .map(let contents) = Fact(pdu.contents) else { return }
        self = adding(contents)
    }

    init(_ header: GeneralHeader) {
        self = .map([
            "transaction-id": Fact(hex: header.transactionID.array),
            "originator-system-title": Fact(hex: header.originatorSystemTitle.array),
            "recipient-system-title": Fact(hex: header.recipientSystemTitle.array),
            "date-time": Fact(hex: header.dateTime.array),
            "other-information": Fact(hex: header.otherInformation.array),
        ])
    }
}
