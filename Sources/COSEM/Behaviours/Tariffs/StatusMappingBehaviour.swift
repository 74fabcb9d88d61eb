import DLMSServer
import DLMSWire

/// Status mapping: says which entry of a reference table each bit of a status word stands for.
///
/// - Spec: IEC 62056-6-2, Status mapping (class_id 63)
final class StatusMappingBehaviour: ClassBehaviour {
    private enum Attribute {
        static let word: UInt8 = 2
        static let table: UInt8 = 3
    }

    /// - Throws: ``DataAccessResult/otherReason`` for a list that has not one entry for each bit. A single number is
    ///   the entry of the first bit; the others follow it.
    func validate(_ value: Octets, for attribute: UInt8, of object: LivingObject) throws(DataAccessResult) {
        guard attribute == Attribute.table, let mapping = DataValue(value)?.elements?.last,
            case .array(let entries) = mapping, let bits = (try? object.value(of: Attribute.word))?.bitCount
        else { return }
        guard entries.count == bits else { throw .otherReason }
    }
}

extension DataValue {
    /// Bits of a status word; nil for types that are none.
    fileprivate var bitCount: Int? {
        switch self {
        case .bitString(let bits): bits.count
        case .unsigned: 8
        case .longUnsigned: 16
        case .doubleLongUnsigned: 32
        case .long64Unsigned: 64
        case .octetString(let octets), .visibleString(let octets), .utf8String(let octets): 8 * octets.count
        default: nil
        }
    }
}
