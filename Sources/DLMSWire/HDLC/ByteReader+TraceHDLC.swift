#if !hasFeature(Embedded)
    extension ByteReader {
        /// Shows in the trace what the information field of a frame stands for. A fault in it is in the trace, and is
        /// no fault of the frame.
        mutating func traceInformation(of control: HDLCControl, isSegmented: Bool) {
            begin("information")
            do throws(DecodeError) {
                switch control.type {
                case .snrm, .ua: _ = try HDLCParameters(from: &self)
                case .frmr: _ = try FrameReject(from: &self)
                case .i, .ui: try traceSegment(isWhole: !isSegmented)
                case .rr, .rnr, .disc, .dm, .unknown: try traceRest("octets")
                }
                end()
            } catch {
                // The octets that were not understood belong to the field all the same.
                trace?.end(at: end, meaning: nil)
            }
        }

        /// An APDU behind its LLC header, or a piece of one. Some meters send the header with the first of the general
        /// blocks of an APDU only.
        private mutating func traceSegment(isWhole: Bool) throws(DecodeError) {
            guard remaining >= LLCHeader.size, peek == 0xE6, (peek(at: 1) ?? 0) & 0xFE == 0xE6 else {
                let isBlock = isWhole && peek == APDUTag.generalBlockTransfer.rawValue
                return isBlock ? try traceAPDU() : try traceRest("segment")
            }
            begin("llc")
            let header = try LLCHeader(from: &self)
            end(header.isResponse ? "response" : "command")
            guard isWhole else { return try traceRest("segment") }
            if !isAtEnd { try traceAPDU() }
        }

        private mutating func traceRest(_ field: FieldName) throws(DecodeError) {
            _ = try octets(remaining, field)
        }
    }
#endif
