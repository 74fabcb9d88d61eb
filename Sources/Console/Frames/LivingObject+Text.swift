import COSEM
import DLMSWire

extension LivingObject {
    /// A value of one of the object's attributes for people: with its unit, its codes by name, its dates readable.
    ///
    /// - Parameter limit: about how many characters of arrays, structures and octets are written out.
    func text(of value: DataValue, attribute id: UInt8, limit: Int = 120) -> ValueText {
        guard let attribute = interfaceClass.attribute(id) else { return ValueText(value, limit: limit) }
        return ValueText(value, of: attribute, scalerUnit: attribute.isScaled ? scalerUnit : nil, limit: limit)
    }

    /// The object's scaler and unit, if it is a kind of register.
    private var scalerUnit: DataValue? {
        guard let attribute = interfaceClass.attribute(named: "scaler_unit") else { return nil }
        return try? value(of: attribute.id)
    }
}

extension InterfaceClass.Attribute {
    /// Whether the value is a number that the object's scaler_unit is about.
    fileprivate var isScaled: Bool { ["value", "current_average_value", "last_average_value"].contains(name) }
}
