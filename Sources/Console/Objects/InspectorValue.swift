import COSEM
import DLMSWire

/// A value in the one column that the inspector has for it.
enum InspectorValue {
    /// `12 345.678 kWh`, `2 mains_frequency_50_Hz`, `4 elements`.
    static func text(of value: DataValue, _ attribute: InterfaceClass.Attribute, in object: LivingObject) -> String {
        let text = object.text(of: value, attribute: attribute.id)
        switch value {
        case .array(let elements) where elements.count != 1: return "\(elements.count) elements"
        // The object's name stands above the table.
        case _ where attribute.id == 1: return text.value
        case .enumeration: return text.both
        case .octetString(let octets) where octets.count == 6: return text.both
        default: return text.short
        }
    }
}

extension ValueText {
    /// The value and what it stands for.
    fileprivate var both: String { meaning.map { "\(value) \($0)" } ?? value }
}
