import DLMSWire

/// One version of a COSEM interface class, as the Blue Book tabulates it.
///
/// The catalogue (``Catalogue``) is what the definition's loader, the console, the help and the documentation read;
/// none of them knows a class by name.
public struct InterfaceClass: Sendable {
    public let id: UInt16
    public let version: UInt8
    /// The class's name in the standard: `Profile generic`.
    public let name: String
    /// The chapter it stands in: `data storage`.
    public let category: String
    public let status: Status
    public let attributes: [Attribute]
    public let methods: [Method]

    /// Which edition an entry belongs to.
    public enum Status: Sendable {
        /// Newest version of the baseline (Blue Book editions 12 to 14).
        case current
        /// Older version that is still found in the field.
        case previous
        /// Later than the baseline.
        case newer
    }

    public init(
        id: UInt16, version: UInt8, name: String, category: String, status: Status = .current,
        attributes: [Attribute], methods: [Method] = []
    ) {
        (self.id, self.version, self.name, self.category) = (id, version, name, category)
        (self.status, self.attributes, self.methods) = (status, attributes, methods)
    }

    public func attribute(_ id: UInt8) -> Attribute? { attributes.first { $0.id == id } }
    public func attribute(named name: String) -> Attribute? { attributes.first { $0.name == name } }
    public func method(_ id: UInt8) -> Method? { methods.first { $0.id == id } }
}

extension InterfaceClass: CustomStringConvertible {
    /// `Register (3) v0`.
    public var description: String { "\(name) (\(id)) v\(version)" }
}

extension InterfaceClass {
    /// An attribute of an interface class.
    public struct Attribute: Sendable {
        /// From 1; attribute 1 is `logical_name`.
        public let id: UInt8
        /// The name in the standard: `scaler_unit`.
        public let name: String
        public let type: TypeExpression
        /// Static attributes have a value in the definition; dynamic ones are asked of the meter. A definition may
        /// override it.
        public let isStatic: Bool
        /// Distance from the object's base_name, for short-name referencing.
        public let shortNameOffset: UInt16
        public let access: DefaultAccess
        /// Key or password material: never readable, always masked.
        public let isSecret: Bool
        /// Names of the values and bits inside the type.
        public let names: ValueNames
        /// Smallest and largest value allowed.
        public let range: ClosedRange<Int>?
        /// Value where a definition gives none.
        public let defaultValue: Int?
        /// Access selectors that the class defines, with their parameters.
        public let selectors: [UInt8: String]
        /// A remark in our own words.
        public let note: String?

        public init(
            _ id: UInt8, _ name: String, _ type: TypeExpression, _ kind: Kind, at shortNameOffset: UInt16,
            _ access: DefaultAccess, secret: Bool = false, names: ValueNames = ValueNames(),
            range: ClosedRange<Int>? = nil, defaultValue: Int? = nil, selectors: [UInt8: String] = [:],
            note: String? = nil
        ) {
            (self.id, self.name, self.type, self.isStatic) = (id, name, type, kind == .static)
            (self.shortNameOffset, self.access, self.isSecret) = (shortNameOffset, access, secret)
            (self.names, self.range, self.defaultValue) = (names, range, defaultValue)
            (self.selectors, self.note) = (selectors, note)
        }
    }

    public enum Kind: Sendable { case `static`, dynamic }

    /// What a management client may usually do with an attribute.
    public enum DefaultAccess: Sendable { case none, read, readWrite }

    /// A method of an interface class.
    public struct Method: Sendable {
        /// From 1.
        public let id: UInt8
        /// The name in the standard: `adjust_to_quarter`.
        public let name: String
        public let isMandatory: Bool
        public let shortNameOffset: UInt16
        public let parameter: TypeExpression
        /// The parameter holds a key or password: always masked.
        public let isSecret: Bool
        /// Type of the return value; nil when the method returns nothing.
        public let returns: TypeExpression?
        public let names: ValueNames
        /// What it does, in a few words.
        public let effect: String?

        public init(
            _ id: UInt8, _ name: String, _ parameter: TypeExpression, at shortNameOffset: UInt16,
            mandatory: Bool = false, secret: Bool = false, returns: TypeExpression? = nil,
            names: ValueNames = ValueNames(), effect: String? = nil
        ) {
            (self.id, self.name, self.parameter, self.isMandatory) = (id, name, parameter, mandatory)
            (self.shortNameOffset, self.isSecret, self.returns) = (shortNameOffset, secret, returns)
            (self.names, self.effect) = (names, effect)
        }
    }

    /// Names for codes and bits in a value.
    public struct ValueNames: Sendable {
        /// Codes of the value itself: `1: internal_crystal`.
        public var codes: [Int: String]
        /// Bits of the value itself. In a bit-string bit 0 is the first, in a number the least significant.
        public var bits: [Int: String]
        /// Codes of enums inside structures, by field name; where the name alone does not tell, by the field's name with
        /// that of the field around it: `method_access.access_mode`.
        public var fieldCodes: [String: [Int: String]]
        /// Bits of masks inside structures, by field name as above.
        public var fieldBits: [String: [Int: String]]
        /// Codes that the standard leaves to manufacturers, of the value itself.
        public var manufacturerCodes: ClosedRange<Int>?
        /// Codes that the standard leaves to manufacturers, of enums inside structures, by field name.
        public var fieldManufacturerCodes: [String: ClosedRange<Int>]

        public init(
            codes: [Int: String] = [:], bits: [Int: String] = [:], fieldCodes: [String: [Int: String]] = [:],
            fieldBits: [String: [Int: String]] = [:], manufacturerCodes: ClosedRange<Int>? = nil,
            fieldManufacturerCodes: [String: ClosedRange<Int>] = [:]
        ) {
            (self.codes, self.bits, self.fieldCodes, self.fieldBits) = (codes, bits, fieldCodes, fieldBits)
            (self.manufacturerCodes, self.fieldManufacturerCodes) = (manufacturerCodes, fieldManufacturerCodes)
        }
    }
}
