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
        case .enumeration, .octetString: return text.value + (text.meaning.map { " \($0)" } ?? "")
        default: return text.short
        }
    }
}
