import DLMSServer
import DLMSWire

/// Utility tables: the octets of a table of ANSI C12.19, of which a part may be read or written.
///
/// What elements the table has is not known here, only its octets: selector 2, index_access, finds nothing.
///
/// - Spec: IEC 62056-6-2, Utility tables (class_id 26)
final class UtilityTablesBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [3]

    private enum Attribute {
        static let buffer: UInt8 = 4
    }

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
        guard case .octetString(let table)? = try? object.value(of: Attribute.buffer) else { throw .otherReason }
        writer.doubleLongUnsigned(UInt32(table.count))
    }

    func readPart(_ request: AttributeRequest, of value: DataValue, into writer: inout ByteWriter)
        throws(DataAccessResult)
    {
        guard request.attribute == Attribute.buffer, case .octetString(let table) = value else {
            throw .scopeOfAccessViolated
        }
        let access = try OffsetAccess(request)
        guard access.offset < table.count else { throw .otherReason }
        let part = table[access.offset..<min(access.offset + access.count, table.count)]
        DataValue.octetString(Array(part)).encode(into: &writer)
    }

    func replacePart(_ request: AttributeRequest, of value: DataValue, with part: DataValue)
        throws(DataAccessResult) -> DataValue
    {
        guard request.attribute == Attribute.buffer, case .octetString(var table) = value else {
            throw .scopeOfAccessViolated
        }
        guard case .octetString(let octets) = part else { throw .typeUnmatched }
        let access = try OffsetAccess(request)
        guard octets.count == access.count, access.offset + access.count <= table.count else { throw .otherReason }
        table.replaceSubrange(access.offset..<(access.offset + access.count), with: octets)
        return .octetString(table)
    }
}

/// Octets of a table from an offset on.
private struct OffsetAccess {
    let offset: Int
    let count: Int

    init(_ request: AttributeRequest) throws(DataAccessResult) {
        guard request.selector == 1 else { throw .scopeOfAccessViolated }
        do throws(DecodeError) {
            var reader = ByteReader(request.parameters)
            try reader.readStructure(count: 2, "offset_access")
            offset = Int(try reader.readDoubleLongUnsigned("offset"))
            count = Int(try reader.readLongUnsigned("count"))
        } catch {
            throw .typeUnmatched
        }
    }
}
