import DLMSWire

/// GET, SET and ACTION in the form of the vectors.
extension Fact {
    init(_ pdu: GetRequest) throws {
        switch pdu {
        case .normal(let id, let attribute): self = try Fact("get-request-normal", id).adding(Fact.facts(attribute))
        case .next(let id, let number):
            self = Fact("get-request-next", id).adding(["block-number": Fact(number)])
        case .withList(let id, let attributes):
            self = Fact("get-request-with-list", id).adding(["attributes": try Fact(attributes)])
        }
    }

    init(_ pdu: GetResponse) throws {
        switch pdu {
        case .normal(let id, let result): self = try Fact("get-response-normal", id).adding(Fact.facts(result))
        case .withDatablock(let id, let block):
            var facts = ["last-block": Fact(block.isLast), "block-number": Fact(block.number)]
            switch block.result {
            case .rawData(let octets): facts["raw-data"] = Fact(hex: octets.array)
            case .dataAccessResult(let result): facts["data-access-result"] = Fact(result.name)
            }
            self = Fact("get-response-with-datablock", id).adding(facts)
        case .withList(let id, let results):
            let list = try results.map { Fact.map(try Fact.facts($0)) }
            self = Fact("get-response-with-list", id).adding(["results": .list(list)])
        }
    }

    init(_ pdu: SetRequest) throws {
        switch pdu {
        case .normal(let id, let attribute, let value):
            let facts = try Fact("set-request-normal", id).adding(Fact.facts(attribute))
            self = facts.adding(["value": try Fact(value)])
        case .withFirstDatablock(let id, let attribute, let block):
            let facts = try Fact("set-request-with-first-datablock", id).adding(Fact.facts(attribute))
            self = facts.adding(Fact.facts(block))
        case .withDatablock(let id, let block):
            self = Fact("set-request-with-datablock", id).adding(Fact.facts(block))
        case .withList(let id, let attributes, let values):
            self = Fact("set-request-with-list", id)
                .adding(["attributes": try Fact(attributes), "values": .list(try values.map { try Fact($0) })])
        case .withListAndFirstDatablock(let id, let attributes, let block):
            let facts = Fact("set-request-with-list-and-first-datablock", id).adding(Fact.facts(block))
            self = facts.adding(["attributes": try Fact(attributes)])
        }
    }

    init(_ pdu: SetResponse) {
        switch pdu {
        case .normal(let id, let result): self = Fact("set-response-normal", id).adding(["result": Fact(result.name)])
        case .datablock(let id, let number):
            self = Fact("set-response-datablock", id).adding(["block-number": Fact(number)])
        case .lastDatablock(let id, let result, let number):
            self = Fact("set-response-last-datablock", id)
                .adding(["result": Fact(result.name), "block-number": Fact(number)])
        case .lastDatablockWithList(let id, let results, let number):
            self = Fact("set-response-last-datablock-with-list", id)
                .adding(["results": .list(results.map { Fact($0.name) }), "block-number": Fact(number)])
        case .withList(let id, let results):
            self = Fact("set-response-with-list", id).adding(["results": .list(results.map { Fact($0.name) })])
        }
    }

    init(_ pdu: ActionRequest) throws {
        switch pdu {
        case .normal(let id, let method, let parameters):
            let facts = Fact("action-request-normal", id).adding(Fact.facts(method))
            self = facts.adding(try parameters.map { ["parameters": try Fact($0)] } ?? [:])
        case .nextPBlock(let id, let number):
            self = Fact("action-request-next-pblock", id).adding(["block-number": Fact(number)])
        case .withList(let id, let methods, let parameters):
            self = Fact("action-request-with-list", id).adding([
                "methods": .list(methods.map { .map(Fact.facts($0)) }),
                "parameters": .list(try parameters.map { try Fact($0) }),
            ])
        case .withFirstPBlock(let id, let method, let block):
            self = Fact("action-request-with-first-pblock", id).adding(Fact.facts(method)).adding(Fact.facts(block))
        case .withListAndFirstPBlock(let id, let methods, let block):
            self = Fact("action-request-with-list-and-first-pblock", id).adding(Fact.facts(block))
                .adding(["methods": .list(methods.map { .map(Fact.facts($0)) })])
        case .withPBlock(let id, let block):
            self = Fact("action-request-with-pblock", id).adding(Fact.facts(block))
        }
    }

    init(_ pdu: ActionResponse) throws {
        switch pdu {
        case .normal(let id, let outcome):
            self = try Fact("action-response-normal", id).adding(Fact.facts(outcome))
        case .withPBlock(let id, let block): self = Fact("action-response-with-pblock", id).adding(Fact.facts(block))
        case .withList(let id, let outcomes):
            let list = try outcomes.map { Fact.map(try Fact.facts($0)) }
            self = Fact("action-response-with-list", id).adding(["responses": .list(list)])
        case .nextPBlock(let id, let number):
            self = Fact("action-response-next-pblock", id).adding(["block-number": Fact(number)])
        }
    }
}

// MARK: - Parts

extension Fact {
    init(_ data: EncodedData) throws { self = try Fact(try DataValue(data.octets.array)) }

    private init(_ name: String, _ id: InvokeIDAndPriority) {
        self = .map([
            "apdu": .text(name), "invoke-id": Fact(id.invokeID), "confirmed": Fact(id.isConfirmed),
            "high-priority": Fact(id.isHighPriority),
        ])
    }

    private init(_ attributes: WireList<AttributeReference>) throws {
        self = .list(try attributes.map { .map(try Fact.facts($0)) })
    }

    static func facts(_ descriptor: AttributeDescriptor) -> [String: Fact] {
        [
            "class-id": Fact(descriptor.classID), "instance": .text("\(descriptor.instance)"),
            "attribute": Fact(descriptor.attribute),
        ]
    }

    static func facts(_ descriptor: MethodDescriptor) -> [String: Fact] {
        [
            "class-id": Fact(descriptor.classID), "instance": .text("\(descriptor.instance)"),
            "method": Fact(descriptor.method),
        ]
    }

    static func facts(_ selection: SelectiveAccess) throws -> Fact {
        .map(["selector": Fact(selection.selector), "parameters": try Fact(selection.parameters)])
    }

    private static func facts(_ reference: AttributeReference) throws -> [String: Fact] {
        var facts = facts(reference.descriptor)
        facts["access-selection"] = try reference.selection.map { try Fact.facts($0) }
        return facts
    }

    private static func facts(_ result: GetDataResult) throws -> [String: Fact] {
        switch result {
        case .data(let data): ["data": try Fact(data)]
        case .dataAccessResult(let result): ["data-access-result": Fact(result.name)]
        }
    }

    private static func facts(_ block: DataBlockSA) -> [String: Fact] {
        [
            "last-block": Fact(block.isLast), "block-number": Fact(block.number),
            "raw-data": Fact(hex: block.rawData.array),
        ]
    }

    private static func facts(_ outcome: ActionResponse.Outcome) throws -> [String: Fact] {
        var facts = ["result": Fact(outcome.result.name)]
        facts["return-parameters"] = try outcome.returnParameters.map { .map(try Fact.facts($0)) }
        return facts
    }
}
