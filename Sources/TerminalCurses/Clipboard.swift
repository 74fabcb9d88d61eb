import Foundation

/// Puts text on the clipboard of whoever sits at the terminal, also over ssh: OSC 52.
enum Clipboard {
    /// Octets that terminals are known to take; some throw a longer sequence away without a word.
    static let limit = 74_994

    /// The characters to send, nil for a text that is too long. tmux and screen get them wrapped.
    static func sequence(for text: String, environment: [String: String]) -> String? {
        let encoded = Data(text.utf8).base64EncodedString()
        guard encoded.utf8.count <= limit else { return nil }
        let plain = "\u{1B}]52;c;\(encoded)\u{07}"
        if environment["TMUX"] != nil {
            // tmux takes the plain one with `set-clipboard on` and passes the wrapped one on with `allow-passthrough`.
            return plain + "\u{1B}Ptmux;" + plain.replacingOccurrences(of: "\u{1B}", with: "\u{1B}\u{1B}") + "\u{1B}\\"
        }
        return environment["STY"] != nil ? "\u{1B}P\(plain)\u{1B}\\" : plain
    }
}
