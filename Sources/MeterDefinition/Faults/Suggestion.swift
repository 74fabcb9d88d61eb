import COSEM

/// The words of a suggestion for a misspelt name.
package enum Suggestion {
    /// `did you mean "register"?`, or nil when no name is near enough.
    package static func text(for word: String, among names: some Sequence<String>) -> String? {
        Spelling.closest(to: word, among: names).map { "did you mean \"\($0)\"?" }
    }

    /// As ``text(for:among:)``; where no name is near, all of them.
    static func orAll(for word: String, among names: [String]) -> String {
        text(for: word, among: names) ?? "it is one of " + names.joined(separator: ", ")
    }
}
