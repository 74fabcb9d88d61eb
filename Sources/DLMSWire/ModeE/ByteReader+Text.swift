/// Parts of the text messages of IEC 62056-21.
extension ByteReader {
    /// Reads `count` characters.
    mutating func text(count: Int, _ field: FieldName) throws(DecodeError) -> Octets {
        let start = offset
        let characters = try view(count, field)
        #if !hasFeature(Embedded)
            trace?.record(field, at: start, length: count, String(decoding: characters.bytes, as: UTF8.self), nil)
        #endif
        return characters
    }

    /// Reads characters up to `end`, which is left.
    mutating func text(until end: UInt8, _ field: FieldName) throws(DecodeError) -> Octets {
        var count = 0
        while let character = peek(at: count), character != end {
            guard (0x20...0x7E).contains(character) else { throw fail(.invalid(field: field, value: Int(character))) }
            count &+= 1
        }
        guard count < remaining else { throw truncated(field, needed: count &+ 1) }
        return try text(count: count, field)
    }

    /// Reads the character of a rate.
    mutating func baudCharacter() throws(DecodeError) -> BaudCharacter {
        let character = BaudCharacter(rawValue: try text(count: 1, "baud-rate")[0])
        #if !hasFeature(Embedded)
            if let baud = character.baud { explain(text: "\(baud) baud") }
        #endif
        return character
    }

    /// Moves behind a backslash.
    mutating func skipEscape() { _ = try? tag("escape") }

    /// CR and LF, which end a message.
    mutating func completion() throws(DecodeError) {
        try constant(ControlCharacter.cr, "completion")
        try constant(ControlCharacter.lf, "completion")
    }
}

extension ByteWriter {
    mutating func completion() {
        u8(ControlCharacter.cr)
        u8(ControlCharacter.lf)
    }
}
