import DLMSWire

/// A value in short words: for the inspector, and for frames.
///
/// Nothing is masked here: whoever shows a secret masks it first.
public struct ValueText: Hashable, Sendable {
    /// The value itself: `1`, `{-1, V}`, `0.0.1.0.0.255`, `2026-11-22 20:31:07 +01:00`, `"MCS00000001"`.
    public let value: String
    /// What it stands for: `fifo`, `230.1 V`, `Clock`; nil where the value says it all.
    public let meaning: String?

    /// The meaning where there is one, else the value.
    public var short: String { meaning ?? value }

    init(_ value: String, _ meaning: String? = nil) { (self.value, self.meaning) = (value, meaning) }

    /// - Parameters:
    ///   - label: name of the attribute or field that holds the value.
    ///   - limit: about how many characters of arrays, structures and octets are written out.
    public init(
        _ value: DataValue, type: TypeExpression = .any,
        names: InterfaceClass.ValueNames = InterfaceClass.ValueNames(), label: String = "", limit: Int = 120
    ) {
        self = ValueTextWriter(names: names, limit: limit).text(of: value, type: type, fields: [], label: label)
    }

    /// The text of an attribute's value; with the object's scaler_unit a number has its unit.
    public init(
        _ value: DataValue, of attribute: InterfaceClass.Attribute, scalerUnit: DataValue? = nil, limit: Int = 120
    ) {
        self.init(value, type: attribute.type, names: attribute.names, label: attribute.name, limit: limit)
        guard let scalerUnit, let scaled = ScaledValue(value, scalerUnit: scalerUnit)?.text else { return }
        self = ValueText(self.value, scaled)
    }
}

extension ValueText: CustomStringConvertible {
    /// `1 (fifo)`.
    public var description: String { meaning.map { "\(value) (\($0))" } ?? value }
}
