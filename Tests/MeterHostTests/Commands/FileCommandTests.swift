import COSEM
import DLMSWire
import Foundation
import MeterDefinition
import Testing

@testable import MeterHost

/// Saving and loading again, with files in a folder of their own.
@Suite final class FileCommandTests {
    private let folder: URL
    private let file: URL
    private let handle: MeterHandle
    private let label = ObjectID(device: 1, classID: 1, instance: LogicalName(0, 0, 96, 1, 1, 255))

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "meter-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        file = folder.appending(path: "meter.yaml")
        try Data((TestMeter.definition + "\nlisteners: ['tcp://127.0.0.1:0']\n").utf8).write(to: file)
        handle = try MeterHandle(try MeterDefinition.load(path: file.path))
    }

    deinit {
        handle.shutdown()
        try? FileManager.default.removeItem(at: folder)
    }

    private func perform(_ command: MeterCommand) -> CommandOutcome { handle.sync { $0.perform(command) } }

    private func value(in handle: MeterHandle) -> DataValue? {
        handle.sync { try? $0.living.object(label)?.value(of: 2) }
    }

    private func isUnsaved() -> Bool { handle.sync { $0.hasUnsavedChanges } }

    @Test("what was edited is saved as a definition that extends the loaded one")
    func save() throws {
        #expect(!perform(.setAttribute(label, 2, .octetString(Array("5678".utf8)))).isRefused)
        #expect(perform(.save(path: nil)).isRefused)
        let saved = folder.appending(path: "changed.yaml").path
        #expect(perform(.save(path: saved)) == .done("saved \(saved)"))
        #expect(!isUnsaved())
        let again = try MeterHandle(try MeterDefinition.load(path: saved))
        defer { again.shutdown() }
        #expect(value(in: again) == .octetString(Array("5678".utf8)))
        let undone = handle.sync { $0.undo() }
        #expect(!undone.isRefused && isUnsaved(), "what was undone is in the file")
    }

    @Test("a changed file is taken in; clients are told to come again, registers keep their values")
    func reload() throws {
        let port = handle.sync { meter in
            guard case .listening(let port)? = meter.lines.first?.state else { return 0 }
            return port
        }
        let client = try TestClient(port: port)
        try client.send(wpdu(TestClient.publicAARQ))
        #expect(try client.receive().first == 0x61)
        #expect(!perform(.inject(register: "temperature", 35)).isRefused)
        let changed = TestMeter.definition.replacing("1234", with: "4321")
        try Data((changed + "\nlisteners: ['tcp://127.0.0.1:0', 'tcp://127.0.0.1:0?name=second']\n").utf8).write(
            to: file)

        let outcome = perform(.reload)
        #expect(!outcome.isRefused && outcome.text.contains("1 connection closed"))
        #expect(client.isClosedByMeter())
        #expect(value(in: handle) == .octetString(Array("4321".utf8)))
        let temperature = handle.sync { meter in
            meter.registers.index(of: "temperature").map(meter.registers.value(at:))
        }
        #expect(temperature == 35)
        let second = waitFor { handle.sync { $0.lines.count == 2 && $0.lines[1].isListening ? true : nil } }
        #expect(second == true)
        let again = try TestClient(port: port)
        try again.send(wpdu(TestClient.publicAARQ))
        #expect(try again.receive().first == 0x61)
    }

    @Test("a faulty file is refused with its first fault, and the meter goes on")
    func reloadFault() throws {
        try Data("meter: {nam: x}\n".utf8).write(to: file)
        let outcome = perform(.reload)
        #expect(outcome.isRefused && outcome.text.hasPrefix("\(file.path):1:"))
        #expect(value(in: handle) != nil)
    }
}
