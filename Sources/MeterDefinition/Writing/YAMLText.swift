/// Scalars in the form that YAML reads back as the same text.
enum YAMLText {
    /// The text as it is where YAML leaves it alone, else in quotes.
    static func scalar(_ text: String) -> String {
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            let character = Character(scalar)
            return character.isLetter || character.isNumber || " ._-/()°³".contains(character)
        }
        let isOrdinary = text.first?.isLetter == true && text.last != " " && !words.contains(text.lowercased())
        return isPlain && isOrdinary ? text : quoted(text)
    }

    /// The text in double quotes.
    static func quoted(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            case "\r": "\\r"
            case "\t": "\\t"
            case let control where control.value < 0x20 || (0x7F...0x9F).contains(control.value):
                "\\x" + NumberText.hex([UInt8(control.value)])
            default: String(scalar)
            }
        }
        return "\"" + escaped.joined() + "\""
    }

    static func number(_ number: Double) -> String {
        if number.isNaN { return ".nan" }
        return number.isInfinite ? (number < 0 ? "-.inf" : ".inf") : "\(number)"
    }

    /// What YAML would read as something else than text.
    private static let words: Set<String> = ["true", "false", "yes", "no", "on", "off", "null"]
}
