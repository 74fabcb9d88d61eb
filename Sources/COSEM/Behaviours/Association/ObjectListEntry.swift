import DLMSServer
import DLMSWire

/// An element of an object_list, as a client sends it to add_object and remove_object.
struct ObjectListEntry {
    let classID: UInt16
    let version: UInt8
    let instance: LogicalName
    /// access_mode by attribute, and by method.
    private(set) var attributeModes: [UInt8: UInt8] = [:]
    private(set) var methodModes: [UInt8: UInt8] = [:]

    /// - Throws: ``ActionResult/typeUnmatched`` when `parameter` is no object_list_element.
    init(_ parameter: Octets) throws(ActionResult) {
        do throws(DecodeError) {
            var reader = ByteReader(parameter)
            try self.init(from: &reader)
        } catch {
            throw .typeUnmatched
        }
    }

    private init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.readStructure(count: 4, "object_list_element")
        classID = try reader.readLongUnsigned("class_id")
        version = try reader.readUnsigned("version")
        instance = try reader.readLogicalName("logical_name")
        try reader.readStructure(count: 2, "access_rights")
        for _ in 0..<(try reader.readArray("attribute_access")) {
            try reader.readStructure(count: 3, "attribute_access_item")
            let attribute = UInt8(bitPattern: try reader.readInteger("attribute_id"))
            attributeModes[attribute] = try reader.readEnumeration("access_mode")
            try reader.skipData()
        }
        for _ in 0..<(try reader.readArray("method_access")) {
            try reader.readStructure(count: 2, "method_access_item")
            let method = UInt8(bitPattern: try reader.readInteger("method_id"))
            methodModes[method] = try reader.readMode("access_mode")
        }
    }
}

extension ByteReader {
    /// An enum; in version 0 a boolean.
    fileprivate mutating func readMode(_ field: FieldName) throws(DecodeError) -> UInt8 {
        guard peek == DataTag.boolean.rawValue else { return try readEnumeration(field) }
        return try readBoolean(field) ? 1 : 0
    }
}

extension AttributeAccess {
    /// The right of a code of Association LN versions 0 to 2: 4 to 6 are the authenticated forms of 1 to 3.
    init(legacyCode: UInt8) {
        self =
            legacyCode > 3 ? [.authenticatedRequest, Self(rawValue: (legacyCode - 3) & 3)] : Self(rawValue: legacyCode)
    }
}

extension MethodAccess {
    /// The right of a code of Association LN versions 0 to 2: 1 access, 2 authenticated access.
    init(legacyCode: UInt8) {
        self = legacyCode == 0 ? [] : legacyCode == 1 ? .access : [.access, .authenticatedRequest]
    }
}
