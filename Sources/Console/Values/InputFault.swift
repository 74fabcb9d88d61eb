/// Why what was typed into a form is no value: what would be right, and in which field.
struct InputFault: Error, Equatable {
    let message: String
    /// Number of the field, from 0, counted from the part that reports it.
    var field: Int

    init(_ message: String, field: Int = 0) { (self.message, self.field) = (message, field) }

    /// The same, seen from a form in which the part begins at `offset`.
    func shifted(by offset: Int) -> InputFault { InputFault(message, field: field + offset) }
}
