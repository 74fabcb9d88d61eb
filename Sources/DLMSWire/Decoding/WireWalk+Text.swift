#if !hasFeature(Embedded)
    /// Messages of IEC 62056-21.
    extension WireWalk {
        mutating func decodeText(at place: Int, to end: Int) -> Int {
            // The parity of 7-bit characters is no part of them.
            let characters = characters
            item(at: place, to: end, of: characters) { (reader) throws(DecodeError) in try reader.traceText() }
            return end
        }
    }

    extension ByteReader {
        fileprivate mutating func traceText() throws(DecodeError) {
            switch (peek, peek(at: 1)) {
            case (ControlCharacter.start, ControlCharacter.request): _ = try SignOnRequest(from: &self)
            case (ControlCharacter.start, _): _ = try Identification(from: &self)
            case (ControlCharacter.ack, _): _ = try OptionSelect(from: &self)
            case (ControlCharacter.stx, _): try traceBlock("data-readout")
            default: try traceBlock("programming-command")
            }
            try finish("message")
        }

        /// SOH or STX, lines, ETX and the check of all between.
        private mutating func traceBlock(_ name: FieldName) throws(DecodeError) {
            begin(name)
            let isCommand = peek == ControlCharacter.soh
            _ = try tag("start")
            let start = offset
            if isCommand {
                _ = try text(count: 2, "command")
                if peek == ControlCharacter.stx { _ = try tag("start") }
            }
            while let next = peek, next != ControlCharacter.etx { try traceLine() }
            try constant(ControlCharacter.etx, "etx")
            var check = BlockCheck()
            check.update(Octets(UnsafeRawBufferPointer(rebasing: base[start..<offset])))
            let found = try u8("block-check-character")
            let expected = check.value
            trace?.setValue(hex([found]))
            explain(text: found == expected ? "right" : "wrong, expected \(hex([expected]))")
            guard found == expected else { throw invalid("block-check-character", Int(found)) }
            end()
        }

        /// A data line, or what there is of one before ETX.
        private mutating func traceLine() throws(DecodeError) {
            var count = 0
            while let character = peek(at: count), character != ControlCharacter.cr, character != ControlCharacter.etx {
                count += 1
            }
            guard count < remaining else { throw truncated("data-line", needed: count + 1) }
            if count > 0 { _ = try text(count: count, "data-line") }
            if peek == ControlCharacter.cr { try completion() }
        }
    }
#endif
