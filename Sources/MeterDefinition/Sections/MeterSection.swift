import COSEM
import DLMSWire

/// `meter:`: who the meter is.
struct MeterSection {
    let faults: FaultCollector

    static let keys = ["name", "manufacturer", "serial", "system_title"]

    func read(_ node: YAMLNode, defaultName: String) -> MeterIdentity? {
        guard let map = MapReader(node, "the meter", keys: Self.keys, faults) else { return nil }
        let manufacturer = map.required("manufacturer").flatMap(manufacturer)
        let serial = map.required("serial").flatMap(serial)
        let title = map["system_title"].map { systemTitle($0) }
        guard let manufacturer, let serial, title != .some(nil) else { return nil }
        return MeterIdentity(
            name: map.text("name") ?? defaultName, manufacturer: manufacturer, serial: serial,
            systemTitle: (title ?? nil) ?? Self.systemTitle(manufacturer, serial)
        )
    }

    private func manufacturer(_ node: YAMLNode) -> String? {
        guard let text = faults.text(node, "manufacturer") else { return nil }
        guard text.count == 3, text.allSatisfy({ ("A"..."Z").contains($0) }) else {
            let hint = text.count == 3 ? "write \"\(text.uppercased())\"" : nil
            faults.report(
                "manufacturer: expected three capital letters, not \"\(text)\"", at: node.place, suggestion: hint)
            return nil
        }
        return text
    }

    private func serial(_ node: YAMLNode) -> String? {
        guard let text = faults.text(node, "serial") else { return nil }
        guard let number = UInt64(text), number < 1 << 40, text.count <= 13 else {
            faults.report("serial: expected up to 13 digits, less than 2^40, not \"\(text)\"", at: node.place)
            return nil
        }
        return text
    }

    private func systemTitle(_ node: YAMLNode) -> [UInt8]? {
        guard let text = faults.text(node, "system_title") else { return nil }
        guard let octets = NumberText.octets(hex: text), octets.count == 8 else {
            faults.report("system_title: expected 16 hexadecimal digits, not \"\(text)\"", at: node.place)
            return nil
        }
        return octets
    }

    /// The manufacturer's letters, then the serial number in five octets: `MCS`, 00000001 is 4D43530000000001.
    static func systemTitle(_ manufacturer: String, _ serial: String) -> [UInt8] {
        encoded { writer in
            writer.octets(Array(manufacturer.utf8))
            writer.unsigned(UInt64(serial) ?? 0, 5)
        }
    }
}
