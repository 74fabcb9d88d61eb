import DLMSWire

#if !Traits || HDLC || !hasFeature(Embedded)
    /// Marks of the frames sent last, by which they are known when a half-duplex line brings them back.
    struct HDLCEchoes {
        /// As many as one turn can send: a window of frames and one before it.
        private var marks: InlineArray<8, UInt32> = .init(repeating: 0)
        private var first = 0
        private var count = 0

        /// A frame goes out.
        mutating func note(_ frame: Octets) {
            if count == 8 { dropFirst() }
            marks[(first &+ count) & 7] = Self.mark(frame)
            count &+= 1
        }

        /// Whether `frame` is the next one that would come back; then it is not expected any more.
        mutating func take(_ frame: Octets) -> Bool {
            guard count > 0, marks[first] == Self.mark(frame) else { return false }
            dropFirst()
            return true
        }

        /// The line brings nothing back.
        mutating func clear() { count = 0 }

        private mutating func dropFirst() {
            first = (first &+ 1) & 7
            count &-= 1
        }

        /// Length and frame check sequence.
        private static func mark(_ frame: Octets) -> UInt32 {
            guard frame.count >= 3 else { return 0 }
            return UInt32(frame.count) << 16 | UInt32(frame[frame.count &- 3]) << 8 | UInt32(frame[frame.count &- 2])
        }
    }
#endif
