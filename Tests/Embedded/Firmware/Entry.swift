import DLMSWire

/// One object of the firmware.
struct Entry {
    /// Octets of an entry in an image: the six of the name, kind, source, scaler, unit.
    static let size = 10

    /// Class of the object, and where its values come from.
    enum Kind: UInt8 {
        /// Data with a text.
        case data
        /// Data with a register of the metering chip.
        case counter
        case register
        case clock
        case associationLN
        case sapAssignment
    }

    /// Groups A to F of the name; plain octets, so that a table of entries is a constant.
    let a, b, c, d, e, f: UInt8
    var kind: Kind
    /// Number of the text or register.
    var source: UInt8
    var scaler: Int8
    /// 255 for a number without unit.
    var unit: UInt8

    @inline(__always)
    init(
        _ kind: Kind, _ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8, _ e: UInt8, _ f: UInt8 = 255, source: UInt8 = 0,
        scaler: Int8 = 0, unit: UInt8 = 255
    ) {
        (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
        (self.kind, self.source, self.scaler, self.unit) = (kind, source, scaler, unit)
    }
}

// MARK: - The class

extension Entry {
    var name: LogicalName { LogicalName(a, b, c, d, e, f) }

    var classID: UInt16 {
        switch kind {
        case .data, .counter: 1
        case .register: 3
        case .clock: 8
        case .associationLN: 15
        case .sapAssignment: 17
        }
    }

    var version: UInt8 { kind == .associationLN ? 1 : 0 }

    var attributeCount: UInt8 {
        switch kind {
        case .data, .counter, .sapAssignment: 2
        case .register: 3
        case .clock, .associationLN: 9
        }
    }

    var methodCount: UInt8 { kind == .register ? 1 : 0 }
}
