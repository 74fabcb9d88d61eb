#if !Traits || ModeE || !hasFeature(Embedded)
    /// How the characters are on the line.
    public struct ModeELineSetting: Equatable, Sendable {
        /// In baud.
        public var baud: UInt32
        /// 7 data bits and even parity; otherwise 8 data bits without. One stop bit.
        public var isText: Bool

        public init(baud: UInt32, isText: Bool) { (self.baud, self.isText) = (baud, isText) }
    }
#endif
