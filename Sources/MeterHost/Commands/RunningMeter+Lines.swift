import DLMSServer
import MeterDefinition

// Commands on lines.
extension RunningMeter {
    /// Puts an APDU into the queue of an open connection.
    func notify(_ link: UInt32, _ apdu: [UInt8], _ outgoing: Outgoing) throws(CommandFault) -> String {
        guard let notify = service.clients[link]?.notify else { throw CommandFault("no open connection \(link)") }
        do throws(OutgoingFault) {
            try notify(apdu, outgoing)
        } catch {
            throw CommandFault("not queued: \(error.text)")
        }
        return "queued \(apdu.count) octets for client \(outgoing.client)"
    }

    func listen(_ url: ListenerURL) -> String {
        service.listen(url, retries: true) { _ in }
        return "opening \(url)"
    }

    func unlisten(_ url: ListenerURL) throws(CommandFault) -> String {
        let open = lines.map(\.name)
        guard let line = service.unlisten(url) else {
            let hint = open.isEmpty ? "none is open" : "there is \(open.joined(separator: ", "))"
            throw CommandFault("no line \(url); \(hint)")
        }
        return "closed \(line.url)"
    }
}

extension OutgoingFault {
    fileprivate var text: String {
        switch self {
        case .tooMany(let limit): "\(limit) APDUs wait already"
        case .noRoom(let length, let room): "\(length) octets, and there is room for \(room)"
        }
    }
}
