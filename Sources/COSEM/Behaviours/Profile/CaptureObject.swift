import DLMSWire

/// One column of a profile: an attribute, or one element of it.
///
/// - Spec: IEC 62056-6-2, Profile generic, capture_object_definition
struct CaptureObject: Hashable {
    let classID: UInt16
    let instance: LogicalName
    let attribute: UInt8
    /// 0 is the whole attribute, N its Nth element.
    let dataIndex: UInt16

    init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.readStructure(count: 4, "capture_object_definition")
        classID = try reader.readLongUnsigned("class_id")
        instance = try reader.readLogicalName("logical_name")
        attribute = UInt8(bitPattern: try reader.readInteger("attribute_index"))
        dataIndex = try reader.readLongUnsigned("data_index")
    }

    /// Reads an array of definitions.
    static func list(from reader: inout ByteReader) throws(DecodeError) -> [CaptureObject] {
        var list: [CaptureObject] = []
        for _ in 0..<(try reader.readArray("capture_objects")) { list.append(try CaptureObject(from: &reader)) }
        return list
    }

    /// The definitions in an encoded array; empty when it is none.
    static func list(_ octets: [UInt8]) -> [CaptureObject] {
        withReader(octets) { reader in (try? list(from: &reader)) ?? [] }
    }
}

extension CaptureObject {
    /// An attribute whose octet-string is a date and time: a clock's time, or when a register was captured.
    var isMoment: Bool {
        switch (classID, attribute) {
        case (InterfaceClassID.clock, ClockBehaviour.Attribute.time), (InterfaceClassID.extendedRegister, 5),
            (InterfaceClassID.demandRegister, 6), (InterfaceClassID.demandRegister, 7):
            true
        default: false
        }
    }
}
