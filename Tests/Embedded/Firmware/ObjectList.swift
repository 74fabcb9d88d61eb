import DLMSWire

/// Where the firmware's objects are listed: constants in ROM, or an image in RAM.
protocol ObjectList {
    var count: Int { get }
    subscript(index: Int) -> Entry { get }
}

/// The object list that is built in.
struct ConstantObjects: ObjectList {
    var count: Int { objectTable.count }
    subscript(index: Int) -> Entry { objectTable[index] }
}

/// An object list as octets that the caller gives, ``Entry/size`` for each object: a meter's configuration that is
/// loaded, not compiled.
struct ObjectImage: ObjectList {
    let octets: Octets

    var count: Int { octets.count / Entry.size }

    subscript(index: Int) -> Entry {
        let base = index &* Entry.size
        let kind = Entry.Kind(rawValue: octets[base &+ 6]) ?? .data
        return Entry(
            kind, octets[base], octets[base &+ 1], octets[base &+ 2], octets[base &+ 3], octets[base &+ 4],
            octets[base &+ 5], source: octets[base &+ 7], scaler: Int8(bitPattern: octets[base &+ 8]),
            unit: octets[base &+ 9]
        )
    }
}
