import DLMSWire

#if !Traits || ModeE || !hasFeature(Embedded)
    /// What stands behind a port that begins with IEC 62056-21 and goes over to HDLC.
    public protocol ModeEStation: HDLCStation, ~Copyable {
        /// Whether the meter is meant by a call; see `SignOnRequest.isMeant(for:)`.
        func isMeant(by request: SignOnRequest) -> Bool

        /// Appends the text of the identification: up to 16 characters.
        mutating func writeIdentification(into text: inout ByteWriter)

        /// Appends a line of the data readout, without its CR and LF, at most 76 characters: `1.8.0(001234.567*kWh)`.
        /// - Returns: false behind the last line.
        mutating func writeReadout(line index: Int, into text: inout ByteWriter) -> Bool

        /// Sends characters of seven bits; the line adds their parity where it has one.
        mutating func send(text: Octets)

        /// From here on the line works otherwise, once everything sent before has left.
        mutating func setLine(_ setting: ModeELineSetting)

        /// Characters came, bit 7 taken away, with what the port made of them.
        mutating func received(text: Octets, _ verdict: ModeEVerdict)

        /// The port has gone from one state to another.
        mutating func entered(_ state: ModeEState)
    }

    extension ModeEStation where Self: ~Copyable {
        public mutating func received(text: Octets, _ verdict: ModeEVerdict) {}
        public mutating func entered(_ state: ModeEState) {}
    }
#endif
