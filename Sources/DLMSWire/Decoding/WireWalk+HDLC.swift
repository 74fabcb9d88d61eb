#if !hasFeature(Embedded)
    /// HDLC frames.
    extension WireWalk {
        /// Where the frame ends that begins at `place`, with its flags or without; nil where none begins.
        func frameEnd(at place: Int) -> Int? {
            guard place < octets.count else { return nil }
            if octets[place] == HDLCFrame.flag { return flaggedEnd(at: place) }
            // Without its flag, or when the flag before was that of two frames, only a right header is a frame.
            guard octets[place] & 0xF0 == 0xA0, hasRightHeader(at: place) else { return nil }
            return end(ofFormatAt: place)
        }

        /// Where the next frame with a right header begins.
        func nextFrame(after place: Int) -> Int? {
            var rest = octets[place...].dropFirst()
            while let flag = rest.firstIndex(of: HDLCFrame.flag) {
                if hasRightHeader(at: flag + 1) { return flag }
                rest = octets[(flag + 1)...]
            }
            return nil
        }

        private func flaggedEnd(at place: Int) -> Int {
            let format = octets[place...].firstIndex { $0 != HDLCFrame.flag } ?? octets.count
            guard format + 1 < octets.count, octets[format] & 0xF0 == 0xA0 else {
                // Flags alone, or no frame: up to the next flag.
                return octets[format...].dropFirst().firstIndex(of: HDLCFrame.flag) ?? octets.count
            }
            return end(ofFormatAt: format)
        }

        /// Behind the closing flag, or where another frame begins instead.
        private func end(ofFormatAt place: Int) -> Int {
            guard place + 1 < octets.count else { return octets.count }
            let length = Int(octets[place] & 7) << 8 | Int(octets[place + 1])
            let end = place + max(length, 2)
            guard !hasRightHeader(at: place) else { return min(end + 1, octets.count) }
            if end < octets.count, octets[end] == HDLCFrame.flag { return end + 1 }
            // A header that is wrong does not tell where the frame ends.
            let flag = octets[place...].firstIndex(of: HDLCFrame.flag)
            return flag.map { nextBegins(behind: $0) ? $0 : $0 + 1 } ?? octets.count
        }

        private func nextBegins(behind flag: Int) -> Bool {
            flag + 1 < octets.count && octets[flag + 1] != HDLCFrame.flag && hasRightHeader(at: flag + 1)
        }

        /// Whether a format field at `place` begins a header whose check sequence is right.
        private func hasRightHeader(at place: Int) -> Bool {
            octets.withUnsafeBytes { bytes in
                guard place + 1 < bytes.count, bytes[place] & 0xF0 == 0xA0 else { return false }
                let part = Octets(UnsafeRawBufferPointer(rebasing: bytes[place...]))
                guard let destination = HDLCAddress.size(in: part.dropFirst(2)),
                    let source = HDLCAddress.size(in: part.dropFirst(2 + destination)), destination < 5, source < 5,
                    part.count >= 5 + destination + source
                else { return false }
                let header = 3 + destination + source
                let expected = CheckSequence(of: part.prefix(header)).transmitted
                return UInt16(part[header]) << 8 | UInt16(part[header + 1]) == expected
            }
        }

        mutating func decodeFrame(at place: Int, to end: Int) -> Int {
            var found: (frame: HDLCFrame, information: Range<Int>)?
            let all = octets
            item(at: place, to: end) { (reader) throws(DecodeError) in found = try reader.traceHDLC() }
            guard let found else { return end }
            all.withUnsafeBytes { bytes in
                var frame = found.frame
                frame.information = Octets(UnsafeRawBufferPointer(rebasing: bytes[found.information]))
                putTogether(frame, at: place)
            }
            return end
        }
    }

    extension ByteReader {
        /// Reads a frame with the flags that it has.
        /// - Returns: the frame, and where its information lies; nil for flags alone.
        fileprivate mutating func traceHDLC() throws(DecodeError) -> (HDLCFrame, Range<Int>)? {
            begin("hdlc")
            while peek == HDLCFrame.flag { _ = try flag() }
            guard !isAtEnd else {
                end("flags")
                return nil
            }
            let frame = try HDLCFrame(from: &self)
            let information = frame.information.count
            let stop = offset - 2
            if isAtEnd {
                throw truncated("flag", needed: 1)
            }
            _ = try flag()
            trace?.end(at: offset, meaning: frame.summary)
            return (frame, (stop - information)..<stop)
        }

        private mutating func flag() throws(DecodeError) -> UInt8 {
            let flag = try u8("flag")
            trace?.setValue(hex([flag]))
            guard flag == HDLCFrame.flag else { throw invalid("flag", Int(flag)) }
            return flag
        }
    }

    extension HDLCFrame {
        /// `I 3,2 P, 16 to 1/17`. An address of more than one octet is a server's, and so is the sender of a response.
        var summary: String {
            "\(control.text(isResponse: isResponse)), \(source) to \(destination)\(isSegmented ? ", segmented" : "")"
        }

        /// Whether a server sends it, as far as addresses, type and LLC header tell.
        public var isResponse: Bool {
            if source.size > 1 { return true }
            if destination.size > 1 { return false }
            switch control.type {
            case .ua, .dm, .frmr: return true
            case .i, .ui: return information.count > 1 && information[0] == 0xE6 && information[1] == 0xE7
            case .rr, .rnr, .snrm, .disc, .unknown: return false
            }
        }
    }
#endif
