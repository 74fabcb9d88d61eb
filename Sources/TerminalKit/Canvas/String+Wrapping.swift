extension String {
    /// The text in lines of at most `width` columns, broken after blanks and the signs of type expressions; a longer
    /// word is cut.
    public func wrapped(to width: Int) -> [String] {
        var (lines, line, columns) = ([String](), "", 0)
        for word in words {
            if columns > 0, columns + word.columns > width {
                lines.append(line)
                (line, columns) = ("", 0)
            }
            for character in word {
                if columns + character.columns > width {
                    lines.append(line)
                    (line, columns) = ("", 0)
                }
                line.append(character)
                columns += character.columns
            }
        }
        return lines + [line]
    }

    /// Pieces between which a line may be broken; the sign at which it is broken stays at the end of its piece.
    private var words: [String] {
        var words = [""]
        for character in self {
            words[words.count - 1].append(character)
            if " ,|{".contains(character) { words.append("") }
        }
        return words
    }
}
