import DLMSWire

/// An element of list_of_allowed_callers.
struct AllowedCaller: Equatable {
    /// A number, in which `?` stands for one character and `*` for any.
    private let pattern: [Character]
    /// The caller wants something to be done rather than a connection.
    let isWakeUp: Bool

    /// - Parameter element: of the attribute; nil where it is none.
    init?(_ element: DataValue) {
        guard case .structure(let fields) = element, fields.count == 2, case .octetString(let name) = fields[0],
            case .enumeration(let type) = fields[1]
        else { return nil }
        pattern = Array(String(decoding: name, as: UTF8.self))
        isWakeUp = type == 1
    }

    func matches(_ caller: String) -> Bool { Self.matches(pattern[...], Array(caller)[...]) }

    private static func matches(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        let rest = pattern.dropFirst()
        if first == "*" { return (text.startIndex...text.endIndex).contains { matches(rest, text[$0...]) } }
        guard let character = text.first, first == "?" || first == character else { return false }
        return matches(rest, text.dropFirst())
    }
}
