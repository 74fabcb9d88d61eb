/// Why a value does not suit its attribute or parameter: where, what would be right, and what is there.
public struct TypeMismatch: Error, Equatable, Sendable {
    /// `scaler_unit.unit`, `capture_objects[2].class_id`; empty for the value itself.
    public private(set) var path: String
    /// A type, a range or the codes that are possible.
    public let expected: String
    public let found: String

    public init(path: String = "", expected: String, found: String) {
        (self.path, self.expected, self.found) = (path, expected, found)
    }

    /// The same, seen from the value that `field` is an element of.
    func inside(_ field: String) -> TypeMismatch {
        let separator = path.isEmpty || path.hasPrefix("[") ? "" : "."
        return TypeMismatch(path: field + separator + path, expected: expected, found: found)
    }
}

extension TypeMismatch: CustomStringConvertible {
    /// `scaler_unit.unit: expected enum, found long-unsigned`.
    public var description: String { (path.isEmpty ? "" : "\(path): ") + "expected \(expected), found \(found)" }
}

/// Does `body`, and tells of a mismatch in it as being inside `field`.
func within<Result>(
    _ field: @autoclosure () -> String, _ body: () throws(TypeMismatch) -> Result
) throws(TypeMismatch) -> Result {
    do { return try body() } catch { throw error.inside(field()) }
}
