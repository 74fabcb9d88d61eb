import DLMSWire

/// What became of a ciphered APDU.
public struct Deciphering {
    let message: CipheredAPDU
    /// With what it opened; nil when nothing fits.
    public let opening: Opening?

    /// With what a message opens.
    public struct Opening {
        /// The APDU inside.
        public let apdu: [UInt8]
        public let key: RingKey
        public let authentication: RingKey?
        public let title: RingTitle
        /// What is wrong with that: `EK and AK swapped`; empty when the message is right.
        public let mistakes: [String]
    }

    /// The APDU inside, when the message is right or it is known what is wrong with it.
    public var apdu: [UInt8]? { opening?.apdu }
    public var isRight: Bool { opening?.mistakes.isEmpty ?? false }

    /// `would verify with EK and AK swapped`; nil for a message that is right.
    public var fault: String? {
        guard let opening else {
            return message.authenticationTag.isEmpty
                ? "no key gives an APDU" : "the tag does not verify with any key known"
        }
        guard !opening.mistakes.isEmpty else { return nil }
        return (message.authenticationTag.isEmpty ? "makes sense only with " : "would verify with ")
            + opening.mistakes.joined(separator: " and ")
    }

    /// `with EK of setup 0.0.43.0.1.255, client's system title 4D4D4D0000BC614E`.
    public var line: String {
        guard let opening else { return fault ?? "" }
        if let fault { return fault }
        return "with \(opening.key.name), \(opening.title.name)"
    }
}
