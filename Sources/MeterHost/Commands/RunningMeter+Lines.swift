import MeterDefinition

// Commands on lines.
extension RunningMeter {
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
