import DLMSWire
import MeterHost

/// Whether secrets are shown on the screen; shared by all screens. What is written to a file is masked in any case.
public final class SecretPolicy {
    public var isRevealed = false

    public init() {}

    /// Works on every screen.
    static let commandTable: [Command<SecretPolicy>] = [
        Command("reveal", help: "Show secrets on the screen, or mask them again; a file never has them.") {
            secrets, _ in
            secrets.isRevealed.toggle()
            let text = secrets.isRevealed ? "secrets are shown; :reveal masks them" : "secrets are masked"
            return .message(.warning(text))
        }
    ]

    /// Decodes a frame, with its secrets masked unless they were revealed.
    /// - Parameter opener: opens what is ciphered.
    func open(_ frame: Frame, with opener: FrameOpener?) -> OpenFrame {
        OpenFrame(frame: frame, decoding: FrameExport.decoding(frame, revealing: isRevealed, with: opener))
    }

    /// The octets that must not be shown.
    func maskedOctets(of octets: [UInt8]) -> [Range<Int>] { isRevealed ? [] : Redaction.secrets(in: octets) }
}
