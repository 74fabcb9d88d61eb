import COSEM
import Foundation
import Testing

@testable import MeterHost

@Suite("The file of a meter's state") struct StateFileTests {
    /// A folder of its own, removed with the test.
    final class Folder {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private let folder = Folder()
    private let name = MemoryName(rawValue: "attribute/1/8/0.0.1.0.0.255/3")

    private func open() throws(StateFault) -> StateFile { try StateFile(folder: folder.path, name: "MCS1") }

    @Test("holds what was written when it is opened again") func writes() throws {
        try open().write([name: [1, 2, 3], MemoryName(rawValue: "clock"): [4]])
        #expect(try open().readAll() == [name: [1, 2, 3], MemoryName(rawValue: "clock"): [4]])
        var changes: [MemoryName: [UInt8]?] = [:]
        changes.updateValue(nil, forKey: name)
        try open().write(changes)
        #expect(try open().readAll() == [MemoryName(rawValue: "clock"): [4]])
    }

    @Test("belongs to one process at a time") func lock() throws {
        let first = try open()
        let fault = #expect(throws: StateFault.self) { try open() }
        #expect(
            fault?.description.hasSuffix("in use by another process; end it, or give another folder with --state DIR")
                == true)
        withExtendedLifetime(first) {}
    }

    @Test("can be read by nobody else") func mode() throws {
        let file = try open()
        let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    }

    @Test("is damaged: the fault says what helps") func damaged() throws {
        let path = try open().path
        try Data(repeating: 7, count: 4096).write(to: URL(fileURLWithPath: path))
        let fault = #expect(throws: StateFault.self) { try open() }
        #expect(fault?.description == "\(path): damaged; move it away, or forget it with `meterconsole state reset`")
        #expect(try StateFile.remove(folder: folder.path, name: "MCS1") == path)
        #expect(try open().readAll().isEmpty)
    }

    @Test("a folder that cannot be made is a fault, too") func noFolder() throws {
        try FileManager.default.createDirectory(atPath: folder.path, withIntermediateDirectories: true)
        let occupied = folder.path + "/file"
        _ = FileManager.default.createFile(atPath: occupied, contents: nil)
        #expect(throws: StateFault.self) { try StateFile(folder: occupied + "/state", name: "MCS1") }
    }

    @Test("a full disk is told, and what was there before stays") func full() throws {
        let file = try open()
        try file.write([name: [1]])
        try file.limitPages(to: 8)
        let fault = #expect(throws: StateFault.self) {
            try file.write([name: [UInt8](repeating: 2, count: 1 << 20)])
        }
        #expect(fault?.description == "\(file.path): the disk is full; make room on it")
        #expect(try file.readAll() == [name: [1]])
    }

    @Test("a meter's name that a file cannot have is changed") func names() {
        #expect(StateFile.fileName(of: "MCS00000001") == "MCS00000001.sqlite")
        #expect(StateFile.fileName(of: "A/B c") == "A_B_c.sqlite")
    }
}

@Suite("What waits until it is safe") struct PledgeTests {
    @Test("an answer waits for the changes before it, and for no others") func order() {
        let pledge = Pledge()
        var order: [Int] = []
        pledge.promise()
        pledge.wait(for: pledge.made) { order.append(1) }
        pledge.promise()
        pledge.wait(for: pledge.made) { order.append(2) }
        #expect(order.isEmpty)
        pledge.keep(upTo: 1)
        #expect(order == [1])
        pledge.keep(upTo: 2)
        #expect(order == [1, 2])
        pledge.wait(for: 2) { order.append(3) }
        #expect(order == [1, 2, 3])
    }
}
