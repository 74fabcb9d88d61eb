import MeterDefinition

// Commands on the definition's file.
extension RunningMeter {
    func save(_ path: String?) throws(CommandFault) -> String { throw CommandFault("no file") }
    func reload() throws(CommandFault) -> String { throw CommandFault("no file") }
}
