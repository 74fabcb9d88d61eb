import DLMSWire

/// Why a value was not taken or not given; the text says what would have been right.
public enum ValueError: Error, Equatable, Sendable {
    case noSuchAttribute(UInt8, of: String)
    case noSuchMethod(UInt8, of: String)
    /// The value is not of the attribute's or parameter's type, or out of its range.
    case unsuitable(TypeMismatch)
    case unknownRegister(String)
    /// The type cannot show a register's number.
    case unboundType(DataTag)
    /// The class does not work this attribute out by itself.
    case noBehaviour(attribute: String, of: String)
    case read(DataAccessResult, attribute: String)
    case write(DataAccessResult, attribute: String)
    case method(ActionResult, name: String)
    case objectExists(ObjectID)
    case noSuchObject(ObjectID)
    case noSuchDevice(UInt16)
    /// The meter cannot be without it.
    case indispensable(ObjectID)
}

extension ValueError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noSuchAttribute(let id, let name): "\(name) has no attribute \(id)"
        case .noSuchMethod(let id, let name): "\(name) has no method \(id)"
        case .unsuitable(let mismatch): mismatch.description
        case .unknownRegister(let name): "no register is called \(name)"
        case .unboundType(let tag): "a register cannot be shown as \(tag.name?.description ?? "tag \(tag.rawValue)")"
        case .noBehaviour(let attribute, let name):
            "\(name) does not work out \(attribute) by itself: give it a value or a register"
        case .read(let result, let attribute): "\(attribute) cannot be read: \(Self.text(result.name, result.rawValue))"
        case .write(let result, let attribute): "\(attribute) was not set: \(Self.text(result.name, result.rawValue))"
        case .method(let result, let name): "\(name) was refused: \(Self.text(result.name, result.rawValue))"
        case .objectExists(let id): "there is an object \(id) already"
        case .noSuchObject(let id): "there is no object \(id)"
        case .noSuchDevice(let sap): "there is no logical device at SAP \(sap)"
        case .indispensable(let id): "\(id) cannot be removed: an association needs it"
        }
    }

    private static func text(_ name: StaticString?, _ code: UInt8) -> String { name?.description ?? "result \(code)" }
}
