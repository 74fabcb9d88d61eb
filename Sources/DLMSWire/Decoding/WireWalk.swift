#if !hasFeature(Embedded)
    /// Goes through octets and decodes one item behind the other.
    struct WireWalk {
        let octets: [UInt8]
        /// Ends of pieces that were given apart, in octets from the start.
        private let pieces: [Int]
        private(set) var items: [TraceNode] = []
        /// The first one.
        private(set) var failure: DecodingFailure?
        /// The first of the pieces that are not behind us.
        private var nextPiece = 0
        /// The octets without bit 7, once somebody has asked for them.
        private(set) lazy var characters = octets.map { $0 & 0x7F }
        /// What came in segments or blocks so far.
        private var reassembly = Reassembly()

        private let opener: CipherOpener?
        /// What the item kept last is when it is opened; nil when it was not ciphered.
        private var deciphered: [UInt8]?

        init(_ octets: [UInt8], pieces: [Int], opener: CipherOpener?) {
            (self.octets, self.pieces, self.opener) = (octets, pieces, opener)
        }

        mutating func decode() -> Decoding {
            var place = 0
            repeat { place = decodeItem(at: place) } while place < octets.count
            return Decoding(items: items, failure: failure)
        }

        /// - Returns: where the next item begins.
        private mutating func decodeItem(at place: Int) -> Int {
            if let end = frameEnd(at: place) { return decodeFrame(at: place, to: end) }
            if let end = TextExtent.end(of: octets, at: place) { return decodeText(at: place, to: end) }
            // No APDU begins with 0; the wrapper's version does.
            if place < octets.count, octets[place] == 0 { return decodeWPDU(at: place) }
            return decodeAPDU(at: place)
        }

        /// Decodes with a trace of its own what `body` reads, and keeps its fields.
        /// - Returns: where reading ended, and whether it went well.
        @discardableResult
        mutating func item(
            at place: Int, to end: Int, of octets: [UInt8]? = nil, source: TraceSource = .line,
            _ body: (inout ByteReader) throws(DecodeError) -> Void
        ) -> (end: Int, isRight: Bool) {
            let attempt = Attempt(octets ?? self.octets, place, end, source, body)
            keep(attempt, of: octets ?? self.octets, at: source == .line ? nil : place)
            return (attempt.end, attempt.failure == nil)
        }

        /// - Parameter place: where a failure is said to be when it lies in octets of another source.
        private mutating func keep(_ attempt: Attempt, of octets: [UInt8], at place: Int?) {
            var nodes = attempt.nodes
            deciphered = opener?(&nodes, octets)
            items += nodes
            guard failure == nil, var found = attempt.failure else { return }
            if let place { found.offset = place }
            failure = found
        }
    }

    // MARK: - WPDUs and bare APDUs

    extension WireWalk {
        private mutating func decodeWPDU(at place: Int) -> Int {
            var apdu = 0..<0
            let result = item(at: place, to: octets.count) { (reader) throws(DecodeError) in
                apdu = try reader.traceWPDU()
            }
            // Without a header that can be trusted there is no next one.
            guard result.isRight else { return octets.count }
            putTogether(Array(octets[apdu]), on: .apdu, at: place)
            return result.end
        }

        /// An APDU ends where nothing is left over of it: at the end of a piece, or of everything.
        private mutating func decodeAPDU(at place: Int) -> Int {
            while nextPiece < pieces.count, pieces[nextPiece] <= place { nextPiece += 1 }
            let ends = pieces[nextPiece...].prefix(64).filter { $0 < octets.count } + [octets.count]
            var last: Attempt?
            for end in ends {
                let attempt = Attempt(octets, place, end, .line) { (reader) throws(DecodeError) in
                    try reader.traceAPDU()
                }
                last = attempt
                guard attempt.failure == nil else { continue }
                keep(attempt, of: octets, at: nil)
                putTogether(Array(octets[place..<end]), on: .apdu, at: place)
                return end
            }
            return decodeUnknown(at: place, last)
        }

        /// What is nothing by itself is noise when a frame follows.
        private mutating func decodeUnknown(at place: Int, _ attempt: Attempt?) -> Int {
            if let frame = nextFrame(after: place) {
                item(at: place, to: frame) { (reader) throws(DecodeError) in
                    _ = try reader.octets(reader.remaining, "noise")
                }
                return frame
            }
            if let attempt { keep(attempt, of: octets, at: nil) }
            return octets.count
        }

        /// Adds an APDU to those of its kind that came before, and shows what it completes.
        mutating func putTogether(_ apdu: [UInt8], on key: Reassembly.Key, at place: Int) {
            guard let whole = reassembly.addBlock(deciphered ?? apdu, on: key) else { return }
            showReassembled(whole, at: place)
        }

        /// Adds a segment to those that came before, and shows what it completes.
        mutating func putTogether(_ frame: HDLCFrame, at place: Int) {
            let key = Reassembly.Key.link(frame.source, frame.destination)
            switch reassembly.addSegment(frame) {
            case .nothing: break
            case .whole(let apdu): putTogether(apdu, on: key, at: place)
            case .reassembled(let apdu):
                showReassembled(apdu, at: place)
                putTogether(apdu, on: key, at: place)
            }
        }

        private mutating func showReassembled(_ apdu: [UInt8], at place: Int) {
            let attempt = Attempt(apdu, 0, apdu.count, .reassembled) { (reader) throws(DecodeError) in
                try reader.traceAPDU()
            }
            // Blocks may carry what is no APDU.
            if !attempt.nodes.isEmpty { keep(attempt, of: apdu, at: place) }
        }
    }

    extension ByteReader {
        /// - Returns: where the APDU lies.
        fileprivate mutating func traceWPDU() throws(DecodeError) -> Range<Int> {
            begin("wrapper")
            let header = try WrapperHeader(from: &self)
            let start = offset
            var apdu = try slice(Int(header.length), "apdu")
            try apdu.traceAPDU()
            trace?.end(
                at: offset, meaning: "\(header.sourcePort) to \(header.destinationPort), \(header.length) octets")
            return start..<offset
        }
    }
#endif
