#if !Traits || Wrapper || !hasFeature(Embedded)
    /// Puts WPDUs together from a stream that arrives in any fragmentation.
    ///
    /// WPDUs that lie whole in a segment are handed on as views into it. Only one that is spread over segments is
    /// collected, in the storage that the caller gives: it must hold a header and the longest APDU taken.
    public struct WrapperReassembler: ~Copyable {
        private let storage: UnsafeMutableRawBufferPointer
        /// Octets collected of a WPDU that is not complete.
        public private(set) var pending = 0
        private var fault: WrapperFault?

        /// - Parameter storage: at least 9 octets; stays the caller's.
        public init(storage: UnsafeMutableRawBufferPointer) {
            precondition(storage.count > WrapperHeader.size, "no room for a WPDU")
            self.storage = storage
        }

        /// Longest APDU taken, in octets.
        public var limit: Int { min(storage.count &- WrapperHeader.size, 0xFFFF) }

        /// Takes a segment and hands each WPDU that is complete to `body`, in order. What it is handed is valid during
        /// the call only.
        /// - Returns: why the stream is broken, if it is; it stays so.
        public mutating func receive(_ segment: Octets, _ body: (WrapperHeader, Octets) -> Void) -> WrapperFault? {
            var rest = segment
            while fault == nil, !rest.isEmpty {
                rest = pending > 0 ? completePending(with: rest, body) : takeWhole(from: rest, body)
            }
            return fault
        }

        /// Goes on with the WPDU being collected.
        /// - Returns: what is left of the segment.
        private mutating func completePending(with segment: Octets, _ body: (WrapperHeader, Octets) -> Void) -> Octets {
            guard case .incomplete(let missing) = WrapperStep(collected, limit: limit) else { return segment }
            collect(segment.prefix(missing))
            switch WrapperStep(collected, limit: limit) {
            case .wpdu(let header, let apdu, _):
                pending = 0
                body(header, apdu)
            case .broken(let found): fault = found
            case .incomplete: break
            }
            return segment.dropFirst(missing)
        }

        private mutating func takeWhole(from segment: Octets, _ body: (WrapperHeader, Octets) -> Void) -> Octets {
            switch WrapperStep(segment, limit: limit) {
            case .wpdu(let header, let apdu, let length):
                body(header, apdu)
                return segment.dropFirst(length)
            case .incomplete:
                collect(segment)
                return .empty
            case .broken(let found):
                fault = found
                return segment
            }
        }

        private var collected: Octets { Octets(UnsafeRawBufferPointer(rebasing: storage[0..<pending])) }

        private mutating func collect(_ octets: Octets) {
            guard !octets.isEmpty else { return }
            UnsafeMutableRawBufferPointer(rebasing: storage[pending...]).copyMemory(from: octets.bytes)
            pending &+= octets.count
        }
    }
#endif
