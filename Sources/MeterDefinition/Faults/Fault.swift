/// Something in a definition that is not right: where, what, and what would be.
public struct Fault: Error, Hashable, Sendable {
    public var place: Place
    /// One line, without the place: what was found and what was expected.
    public var message: String
    /// What was probably meant: `did you mean "register"?`.
    public var suggestion: String?
    /// The meter can be used all the same.
    public var isWarning: Bool

    public init(_ message: String, at place: Place, suggestion: String? = nil, isWarning: Bool = false) {
        (self.message, self.place, self.suggestion, self.isWarning) = (message, place, suggestion, isWarning)
    }

    public var file: String { place.file }
    public var line: Int { place.line }
    public var column: Int { place.column }
}

extension Fault: CustomStringConvertible {
    /// `FILE:LINE:COL: error: MESSAGE`, in one line; of a warning, `warning` instead.
    public var description: String {
        let text = suggestion.map { "\(message); \($0)" } ?? message
        // What was found is quoted as it stands in the file: it must neither break the line nor command a terminal.
        let harmless = text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : String($0) }
        return "\(place): \(isWarning ? "warning" : "error"): " + harmless.joined()
    }
}
