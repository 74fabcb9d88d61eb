import DLMSServer
import DLMSWire

extension MeterEvent {
    /// The event's name: `connected`, `associated`, `request`, `refused`, …
    public var name: String {
        switch kind {
        case .listening: "listening"
        case .failed: "failed"
        case .closed: "closed"
        case .connected: "connected"
        case .disconnected: "disconnected"
        case .linked: "hdlc-connected"
        case .unlinked: "hdlc-disconnected"
        case .port: "mode-e"
        case .associated: "associated"
        case .released: "released"
        case .request: "request"
        case .refused: "refused"
        case .explained: "explained"
        case .keyReplaced: "key-replaced"
        case .command: "command"
        case .commandRefused: "command-refused"
        case .note: "note"
        }
    }

    /// What happened, without time and place.
    public var message: String {
        switch kind {
        case .listening: "listening"
        case .failed(let reason): reason
        case .closed: "closed"
        case .connected: "connected"
        case .disconnected(let reason): "disconnected: \(reason)"
        case .linked(let negotiation): Self.linked(negotiation)
        case .unlinked(let reason): "HDLC disconnected: \(reason.text)"
        case .port(let state): "mode E: \(state.text)"
        case .associated(let name, let offer, let context):
            "associated as \(name): \(CodeNames.mechanism(offer.mechanismID)), "
                + "PDU \(context.maxReceivePDU)/\(context.maxSendPDU)"
        case .released(let name): "released \(name)"
        case .request(let service, let target, let result): Self.request(service, target, result)
        case .refused(let refusal): "refused: \(RefusalText(refusal).line)"
        case .keyReplaced(let replacement): replacement.line
        case .explained(let text): "why: \(text)"
        case .command(let text): text
        case .commandRefused(let reason): "not done: \(reason)"
        case .note(let text): text
        }
    }

    private static func linked(_ negotiation: HDLCNegotiation) -> String {
        func text(_ parameters: HDLCParameters) -> String {
            "\(parameters.transmitLength)/\(parameters.receiveLength) octets, "
                + "window \(parameters.transmitWindow)/\(parameters.receiveWindow)"
        }
        return "HDLC connected: agreed \(text(negotiation.agreed)); asked \(text(negotiation.asked)); "
            + "offered \(text(negotiation.offered))"
    }

    private static func request(_ service: Service, _ target: AttributeDescriptor, _ result: UInt8) -> String {
        let outcome = result == 0 ? "" : ": \(service.resultText(result))"
        return "\(service.text) \(target.instance) /\(target.attribute)\(outcome)"
    }

    /// One line for people: time, where, who, what.
    public var line: String {
        var words = [TimeText.timeOfDay(milliseconds: time)]
        if let origin { words.append(origin.peer ?? origin.line) }
        if let client, let server { words.append("\(client)→\(server)") }
        return (words + [message]).joined(separator: " ")
    }
}
