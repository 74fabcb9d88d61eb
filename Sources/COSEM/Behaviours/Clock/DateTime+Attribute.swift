import DLMSWire

extension DateTime {
    /// The date and time in an attribute's value: an octet-string of 12 octets, or a date-time; nil for another type.
    init?(_ value: DataValue) {
        switch value {
        case .dateTime(let dateTime): self = dateTime
        case .octetString(let octets):
            guard case .dateTime(let dateTime)? = TypeExpression.Content.dateTime.value(of: octets), octets.count == 12
            else { return nil }
            self = dateTime
        default: return nil
        }
    }

    /// The date and time in an attribute's value, still encoded.
    init?(attributeValue: Octets) {
        guard let value = DataValue(attributeValue) else { return nil }
        self.init(value)
    }

    /// The date and time with the parts that are not specified taken from another, except the deviation, and the
    /// hundredths, which are 0.
    func filled(from other: DateTime) -> DateTime {
        func part(_ own: UInt8, _ others: UInt8) -> UInt8 { own == 0xFF ? others : own }
        var filled = self
        filled.date.year = date.year == 0xFFFF ? other.date.year : date.year
        filled.date.month = part(date.month, other.date.month)
        filled.date.dayOfMonth = part(date.dayOfMonth, other.date.dayOfMonth)
        filled.time.hour = part(time.hour, other.time.hour)
        filled.time.minute = part(time.minute, other.time.minute)
        filled.time.second = part(time.second, other.time.second)
        filled.time.hundredths = part(time.hundredths, 0)
        return filled
    }
}
