import COSEM
import DLMSSecurity
import DLMSServer
import DLMSWire

/// Tries what a message may have been protected with, the right things first, without any effect on anything.
enum Decipherer {
    /// Combinations tried for one message at most.
    private static let limit = 4096

    /// - Returns: what fits with the fewest mistakes; nil when nothing does.
    static func open(
        _ message: CipheredAPDU, _ assumptions: CipherAssumptions, mistakes limit: Int = CipherAssumptions.mistakes
    ) -> Deciphering {
        var left = Self.limit
        for mistakes in 0...limit {
            if let opening = open(message, assumptions, mistakes, &left) {
                return Deciphering(message: message, opening: opening)
            }
        }
        return Deciphering(message: message, opening: nil)
    }

    private static func open(
        _ message: CipheredAPDU, _ assumptions: CipherAssumptions, _ allowed: Int, _ left: inout Int
    ) -> Deciphering.Opening? {
        for key in assumptions.keys {
            for title in assumptions.titles {
                for additional in assumptions.additional {
                    for counter in assumptions.counters {
                        let mistakes = [key.mistake, title.mistake, additional.mistake, counter.mistake]
                            .compactMap(\.self)
                        guard mistakes.count == allowed, left > 0 else { continue }
                        left -= 1
                        let nonce = Nonce(
                            sender: title.value.title,
                            counter: message.counter &+ UInt32(truncatingIfNeeded: counter.value))
                        let octets = Self.octets(additional.value, message, key.value.authentication)
                        guard let apdu = open(message, key.value.encryption, nonce, octets) else { continue }
                        return .init(
                            apdu: apdu, key: key.value.encryption, authentication: key.value.authentication,
                            title: title.value, mistakes: mistakes)
                    }
                }
            }
        }
        return nil
    }

    /// The tag that a message of plain text should have.
    static func tag(of message: CipheredAPDU, _ assumptions: CipherAssumptions) -> [UInt8]? {
        guard let pair = assumptions.keys.first(where: { $0.mistake == nil })?.value,
            let title = assumptions.titles.first(where: { $0.mistake == nil })?.value.title,
            let prepared = pair.encryption.prepared
        else { return nil }
        var tag = [UInt8](repeating: 0, count: CipheredContents.tagLength)
        let nonce = encoded { (writer: inout ByteWriter) in
            title.encode(into: &writer)
            writer.u32(message.counter)
        }
        let covered = octets(.standard, message, pair.authentication) + message.text
        let isSealed = tag.withUnsafeMutableBytes { tag in
            nonce.withUnsafeBytes { nonce in
                covered.withUnsafeBytes { covered in
                    let none = UnsafeMutableRawBufferPointer(start: nil, count: 0)
                    return
                        (try? prepared.seal(
                            none, tag: tag, nonce: Octets(nonce), additional: Octets(covered), .empty)) != nil
                }
            }
        }
        return isSealed ? tag : nil
    }

    private static func octets(
        _ additional: CipherAssumptions.Additional, _ message: CipheredAPDU, _ key: RingKey?
    ) -> [UInt8] {
        let (control, key) = (message.control.rawValue, key?.octets ?? [])
        return switch additional {
        case .standard: [control] + key + message.header
        case .withoutKey: [control] + message.header
        case .withoutControl: key + message.header
        case .suite(let suite): [control & 0xF0 | suite] + key + message.header
        }
    }

    /// - Returns: what was inside; nil when it is not genuine, or makes no sense where there is no tag.
    private static func open(
        _ message: CipheredAPDU, _ key: RingKey, _ nonce: Nonce, _ additional: [UInt8]
    ) -> [UInt8]? {
        guard let prepared = key.prepared else { return nil }
        var text = message.text
        let isGenuine = text.withUnsafeMutableBytes { text in
            additional.withUnsafeBytes { additional in
                message.authenticationTag.withUnsafeBytes { tag in
                    opens(text, Octets(tag), prepared, nonce, Octets(additional), message.control.isEncrypted)
                }
            }
        }
        guard isGenuine else { return nil }
        return message.authenticationTag.isEmpty && !message.isPlausible(text) ? nil : text
    }

    private static func opens(
        _ text: UnsafeMutableRawBufferPointer, _ tag: Octets, _ key: any PreparedKey, _ nonce: Nonce,
        _ additional: Octets, _ isEncrypted: Bool
    ) -> Bool {
        let octets = encoded { (writer: inout ByteWriter) in
            nonce.sender.encode(into: &writer)
            writer.u32(nonce.counter)
        }
        return octets.withUnsafeBytes { nonce in
            do throws(CipherError) {
                if isEncrypted {
                    try key.open(text, tag: tag, nonce: Octets(nonce), additional: additional, .empty)
                } else {
                    let none = UnsafeMutableRawBufferPointer(start: nil, count: 0)
                    let more = Octets(UnsafeRawBufferPointer(text))
                    try key.open(none, tag: tag, nonce: Octets(nonce), additional: additional, more)
                }
                return true
            } catch {
                return false
            }
        }
    }
}
