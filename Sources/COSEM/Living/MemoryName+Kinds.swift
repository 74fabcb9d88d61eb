import DLMSWire

extension MemoryName {
    /// A static attribute that has another value than the definition gives it.
    static func attribute(_ number: UInt8, of object: ObjectID) -> MemoryName {
        MemoryName(rawValue: "attribute/\(object)/\(number)")
    }

    /// The rights of all associations on an object.
    static func rights(of object: ObjectID) -> MemoryName { MemoryName(rawValue: "rights/\(object)") }

    /// What the buffer of a profile consists of.
    static func buffer(of object: ObjectID) -> MemoryName { MemoryName(rawValue: "buffer/\(object)") }

    /// Some hundred rows of a profile's buffer.
    static func piece(_ id: UInt32, of object: ObjectID) -> MemoryName { MemoryName(rawValue: "rows/\(object)/\(id)") }

    /// The secret of an association with short names, whose object has no attribute for it.
    static func secret(device: UInt16, client: UInt16) -> MemoryName {
        MemoryName(rawValue: "secret/\(device)/\(client)")
    }

    /// A part of a security setup: its policy, a key, its certificates, its counters.
    static func setup(_ state: SetupState, _ part: String) -> MemoryName {
        MemoryName(rawValue: "security/\(state.device)/\(state.template.number)/\(part)")
    }
}

extension MemoryName {
    /// The object and the attribute, where it has one; nil for any name that is not an object's.
    var object: (id: ObjectID, attribute: UInt8?)? {
        let parts = parts
        guard parts.count >= 4, ["attribute", "rights", "buffer", "rows"].contains(parts[0]),
            let device = UInt16(parts[1]),
            let classID = UInt16(parts[2]), let instance = LogicalName(String(parts[3]))
        else { return nil }
        let id = ObjectID(device: device, classID: classID, instance: instance)
        return (id, parts.count > 4 ? UInt8(parts[4]) : nil)
    }
}
