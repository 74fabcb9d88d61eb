import COSEM
import DLMSWire

/// The data readout of IEC 62056-21, mode C: the registers of the first logical device, `1.8.0(12345.678*kWh)`.
struct ReadoutLines {
    let lines: [String]

    /// Characters of the longest line.
    private static let longest = 76

    init(_ living: LivingMeter) {
        let all = living.devices.first?.objects ?? []
        let listed = living.template.readout.map { names in
            names.compactMap { name in all.first { $0.instance == name } }
        }
        let objects = listed ?? all.filter { $0.instance.description.hasPrefix("1.") }
        lines = objects.compactMap(Self.line).filter { $0.utf8.count <= Self.longest }
    }

    /// A register: value in attribute 2.
    private static func line(of object: LivingObject) -> String? {
        let parts = object.instance.description.split(separator: ".")
        guard parts.count == 6, [1, 3, 4, 5].contains(object.interfaceClass.id),
            let attribute = object.interfaceClass.attribute(2), let value = try? object.value(of: 2)
        else { return nil }
        let text = ValueText(value, of: attribute, scalerUnit: object.scalerUnit(of: 2), limit: 60)
        // The digits stand in groups of three.
        let words = (text.meaning ?? "").split(whereSeparator: \.isWhitespace)
        let name = parts[2...4].joined(separator: ".")
        guard words.count > 1 else {
            let word = text.value.filter { $0 != "\"" && !$0.isWhitespace }
            return !word.isEmpty && word.allSatisfy(isPrintable) ? "\(name)(\(word))" : nil
        }
        guard let unit = words.last, unit.allSatisfy(isPrintable) else { return nil }
        let number = words.dropLast().joined()
        guard number.allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" }) else { return nil }
        return "\(name)(\(number)*\(unit))"
    }

    private static func isPrintable(_ character: Character) -> Bool {
        character.isASCII && !"()*/!".contains(character)
    }
}
