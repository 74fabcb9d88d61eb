import COSEM
import DLMSWire
import Foundation
import Testing

@testable import MeterDefinition

/// A definition without a fault; tests add lines to it.
let minimal = """
    meter: {manufacturer: MCS, serial: "1"}
    registers:
      power: 230 W
      voltage_l1: 230.1 V
    logical_devices:
      - sap: 1
        associations:
          - {name: reader, client: 32}
          - {name: bench, client: 64, access: manager}
        objects:

    """

/// Lines of ``minimal``: an object that is appended begins in the line after it.
let minimalLines = 10

/// ``minimal`` with objects; each line of `text` is indented as an entry of `objects:`.
func definition(objects text: String) -> String {
    minimal
        + text.split(separator: "\n", omittingEmptySubsequences: false).map { "      " + $0 }.joined(separator: "\n")
        + "\n"
}

/// The faults of a definition called `m.yaml`, each as it is printed; empty when there is none.
func faults(_ text: String) -> [String] {
    do throws(DefinitionFaults) {
        _ = try MeterDefinition.load(text: text, file: "m.yaml")
        return []
    } catch {
        return error.faults.map(\.description)
    }
}

/// The faults of one object, places counted from its first line as 1.
func faults(object text: String) -> [String] {
    do throws(DefinitionFaults) {
        _ = try MeterDefinition.load(text: definition(objects: text), file: "m.yaml")
        return []
    } catch {
        return error.faults.map { fault in
            let text = fault.suggestion.map { "\(fault.message); \($0)" } ?? fault.message
            return "\(fault.line - minimalLines):\(fault.column - 6): \(text)"
        }
    }
}

/// The first stated object of a definition with this entry of `objects:`.
func object(_ text: String) throws -> ObjectTemplate {
    let loaded = try MeterDefinition.load(text: definition(objects: text), file: "m.yaml")
    return try #require(loaded.template.logicalDevices.first?.objects.first)
}

/// The value of an attribute of the object that `text` states.
func value(_ attribute: String, of text: String) throws -> DataValue {
    let object = try object(text)
    let id = try #require(object.interfaceClass.attribute(named: attribute)?.id)
    guard case .value(let octets) = object.attributes[Int(id) - 1].source else {
        throw Fault("\(attribute) is not static", at: Place(file: "m.yaml"))
    }
    return try DataValue(octets)
}

/// Does `body` with a folder of its own, which is gone afterwards.
func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
}
