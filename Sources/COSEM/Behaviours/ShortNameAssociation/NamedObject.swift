import DLMSWire

/// An object as a client of short names can still name it: by class and logical name.
struct NamedObject {
    let classID: UInt16
    let instance: LogicalName
    /// The attribute that is asked for; 0 for all, and where only the object is named.
    let attribute: UInt8

    /// Reads `array<structure{class_id, logical_name}>`, with `attribute_index` behind when `withAttribute`.
    static func list(_ octets: Octets, withAttribute: Bool = false) throws(DecodeError) -> [NamedObject] {
        var reader = ByteReader(octets)
        var names: [NamedObject] = []
        for _ in 0..<(try reader.readArray("objects")) {
            names.append(try NamedObject(from: &reader, withAttribute: withAttribute))
        }
        return names
    }

    private init(from reader: inout ByteReader, withAttribute: Bool) throws(DecodeError) {
        try reader.readStructure(count: withAttribute ? 3 : 2, "object")
        classID = try reader.readLongUnsigned("class_id")
        instance = try reader.readLogicalName("logical_name")
        attribute = withAttribute ? UInt8(bitPattern: try reader.readInteger("attribute_index")) : 0
    }
}
