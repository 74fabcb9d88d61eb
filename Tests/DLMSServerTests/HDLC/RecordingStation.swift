import DLMSServer
import DLMSWire

/// A station that answers with what it was told to, and writes down what happens.
struct RecordingStation: HDLCStation {
    enum Event: Equatable {
        case connected(client: UInt16, server: UInt16, HDLCNegotiation)
        case disconnected(client: UInt16, server: UInt16, HDLCDisconnection)
        case apdu([UInt8], HDLCPeer)
    }

    var devices: [UInt16] = [1, 17]
    var isReady = true
    /// What a request is answered with; nil for nothing.
    var answer: ([UInt8]) -> [UInt8]? = { $0 }
    /// APDUs for a client that asks for nothing.
    var more: [[UInt8]] = []
    var notifications: [[UInt8]] = []

    var frames: [[UInt8]] = []
    var sent: [HDLCSent] = []
    var verdicts: [HDLCVerdict] = []
    var events: [Event] = []

    func logicalDevice(_ index: Int) -> UInt16? { index < devices.count ? devices[index] : nil }

    mutating func serve(_ apdu: Octets, from peer: HDLCPeer, response: inout ByteWriter) -> Reaction {
        events.append(.apdu(apdu.array, peer))
        guard let answer = answer(apdu.array) else { return .silent }
        response.octets(answer)
        return reaction
    }

    mutating func serveMore(_ peer: HDLCPeer, response: inout ByteWriter) -> Reaction {
        guard !more.isEmpty else { return .silent }
        response.octets(more.removeFirst())
        return reaction
    }

    /// What a server says of an APDU that others follow, or none.
    private var reaction: Reaction { more.isEmpty ? .respond : .stream }

    mutating func notification(for client: UInt16, into apdu: inout ByteWriter) -> UInt16? {
        guard !notifications.isEmpty else { return nil }
        apdu.octets(notifications.removeFirst())
        return 1
    }

    mutating func send(_ frame: Octets, _ sent: HDLCSent) {
        frames.append(frame.array)
        self.sent.append(sent)
    }

    mutating func received(_ octets: Octets, _ verdict: HDLCVerdict, _ frame: HDLCFrame?) { verdicts.append(verdict) }

    mutating func connected(_ peer: HDLCPeer, _ negotiation: HDLCNegotiation) {
        events.append(.connected(client: peer.client, server: peer.server, negotiation))
    }

    mutating func disconnected(_ peer: HDLCPeer, because reason: HDLCDisconnection) {
        events.append(.disconnected(client: peer.client, server: peer.server, reason))
    }
}
