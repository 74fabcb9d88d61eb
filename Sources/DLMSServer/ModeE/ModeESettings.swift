import DLMSWire

#if !Traits || ModeE || !hasFeature(Embedded)
    /// What a port is set to: the attributes of its IEC local port setup object (class 19), and what the host knows.
    public struct ModeESettings: Sendable {
        /// Three letters of the manufacturer.
        public var manufacturer: (UInt8, UInt8, UInt8)
        /// Rate of the call, in baud.
        public var initialBaud: UInt32 = 300
        /// Highest rate, offered in the identification.
        public var proposedBaud = BaudCharacter(rawValue: 0x35)
        /// Whether HDLC is offered.
        public var hasModeE = true
        /// Time between a message and its answer; 200 ms or 20 ms by the standard, zero where nobody needs it.
        public var reactionTime = Duration.milliseconds(200)
        /// Silence after which a message that has begun is given up, and a choice that has not come is taken for the data
        /// readout.
        public var characterTimeout = Duration.milliseconds(1500)
        public var choiceTimeout = Duration.milliseconds(2200)
        /// The meter confirms the switch to HDLC with the client's own message.
        public var confirmsSwitch = true
        /// Silence after which HDLC without a connection falls back to the call.
        public var binaryTimeout = Duration.seconds(120)

        /// There is no call: the port is in HDLC from the begin, at this rate.
        public var beginsInHDLC = false
        public var hdlcBaud: UInt32 = 9600

        public init(manufacturer: (UInt8, UInt8, UInt8)) { self.manufacturer = manufacturer }
    }
#endif
