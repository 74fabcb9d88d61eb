import DLMSServer
import DLMSWire

extension MeterEvent {
    /// The event as `meterconsole serve` prints it.
    public var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("time", .string(TimeText.rfc3339(milliseconds: time))), .init("event", .string(name)),
        ]
        if let line = origin?.line { members.append(.init("line", .string(line))) }
        if let peer = origin?.peer { members.append(.init("peer", .string(peer))) }
        if let client { members.append(.init("client", .number(Int(client)))) }
        if let server { members.append(.init("server", .number(Int(server)))) }
        return .object(members + details)
    }

    private var details: [JSONValue.Member] {
        switch kind {
        case .listening, .closed, .connected: []
        case .failed(let reason), .disconnected(let reason): [.init("reason", .string(reason))]
        case .linked(let negotiation): Self.parameters(negotiation)
        case .unlinked(let reason): [.init("reason", .string(reason.text))]
        case .port(let state): [.init("state", .string(state.text))]
        case .associated(let name, let offer, let context): Self.association(name, offer, context)
        case .released(let name): [.init("association", .string(name))]
        case .request(let service, let target, let result): Self.request(service, target, result)
        case .refused(let refusal): Self.refusal(refusal)
        case .keyReplaced(let replacement):
            [
                .init("key", .string(replacement.name)), .init("before", .string(replacement.before)),
                .init("after", .string(replacement.after)),
            ]
        case .command(let text), .explained(let text), .note(let text): [.init("text", .string(text))]
        case .commandRefused(let reason): [.init("reason", .string(reason))]
        }
    }

    private static func parameters(_ negotiation: HDLCNegotiation) -> [JSONValue.Member] {
        func object(_ parameters: HDLCParameters) -> JSONValue {
            .object([
                "transmit_length": .number(Int(parameters.transmitLength)),
                "receive_length": .number(Int(parameters.receiveLength)),
                "transmit_window": .number(Int(parameters.transmitWindow)),
                "receive_window": .number(Int(parameters.receiveWindow)),
            ])
        }
        return [
            .init("asked", object(negotiation.asked)), .init("offered", object(negotiation.offered)),
            .init("agreed", object(negotiation.agreed)),
        ]
    }

    private static func association(
        _ name: String, _ offer: AssociationOffer, _ context: NegotiatedContext
    ) -> [JSONValue.Member] {
        [
            .init("association", .string(name)),
            .init("mechanism", .number(Int(offer.mechanismID))),
            .init("conformance", .string(CodeNames.services(context.conformance))),
            .init("max_receive_pdu", .number(Int(context.maxReceivePDU))),
            .init("max_send_pdu", .number(Int(context.maxSendPDU))),
        ]
    }

    private static func request(
        _ service: Service, _ target: AttributeDescriptor, _ result: UInt8
    ) -> [JSONValue.Member] {
        [.init("service", .string(service.text))] + Self.target(target)
            + [.init("result", .string(service.resultText(result)))]
    }

    private static func target(_ target: AttributeDescriptor) -> [JSONValue.Member] {
        [
            .init("class", .number(Int(target.classID))), .init("obis", .string(target.instance.description)),
            .init("id", .number(Int(target.attribute))),
        ]
    }

    private static func refusal(_ refusal: Refusal) -> [JSONValue.Member] {
        let text = RefusalText(refusal)
        let words = [
            ("answer", text.answer), ("reason", text.reason), ("asked", text.asked), ("allowed", text.allowed),
        ]
        return words.map { .init($0.0, $0.1.map(JSONValue.string) ?? .null) }
            + (refusal.reason.target.map(target) ?? [])
    }
}
