import MeterDefinition

// Commands on the definition's file.
extension RunningMeter {
    func save(_ path: String?) throws(CommandFault) -> String {
        guard let path = path ?? savedPath else { throw CommandFault("name the file: save FILE.yaml") }
        do throws(SaveError) {
            try DefinitionWriter(definition).save(living, to: path)
        } catch {
            throw CommandFault(error.description)
        }
        savedPath = path
        undoStack.saved()
        return "saved \(path)"
    }

    /// Takes the definition in anew; every client has to connect again, for what it was told may not be true any more.
    func reload() throws(CommandFault) -> String {
        let file = definition.file
        guard !file.isEmpty else { throw CommandFault("this meter was not loaded from a file") }
        let loaded: LoadedDefinition
        do throws(DefinitionFaults) { loaded = try MeterDefinition.load(path: file) } catch {
            throw CommandFault(Self.line(error, of: file))
        }
        let edits = undoStack.edits
        let lost = service.disconnectAll(because: "the definition was loaded again")
        let listeners = definition.listeners
        replace(loaded)
        if options.listeners == nil { moveLines(from: listeners, to: loaded.listeners) }
        let objects = living.devices.reduce(0) { $0 + $1.objects.count }
        return "loaded \(file): \(objects) objects; \(Self.count(lost, "connection")) closed, "
            + "\(Self.count(edits, "edit")) dropped; registers keep their values"
    }

    /// Closes the lines that the definition has no more, and opens those that are new in it.
    private func moveLines(from before: [ListenerURL], to after: [ListenerURL]) {
        for url in before where !after.contains(url) { _ = service.unlisten(url) }
        for url in after where !before.contains(url) { service.listen(url, retries: true) { _ in } }
    }

    /// The first fault, and how many more there are.
    private static func line(_ faults: DefinitionFaults, of file: String) -> String {
        let more = faults.faults.count - 1
        return faults.faults[0].description + (more > 0 ? " (and \(more) more: meterconsole check \(file))" : "")
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}
