import COSEM
import DLMSServer
import DLMSWire

/// Works out what each side of high level security should answer.
///
/// - Spec: IEC 62056-5-3, high level security authentication
struct HLSAnswers {
    let security: MeterSecurity
    let offer: AssociationOffer
    /// The client's system title, from its AARQ.
    let client: SystemTitle?

    /// - Parameters:
    ///   - other: the challenge of the side that answers.
    ///   - byClient: whether the client answers.
    /// - Returns: nil for a mechanism whose answer has more than the secret in it.
    func answer(to challenge: [UInt8], other: [UInt8], byClient: Bool) -> [UInt8]? {
        switch offer.mechanismID {
        case 2: blocks(challenge)
        case 3: digest(.md5, challenge + secret)
        case 4: digest(.sha1, challenge + secret)
        case 6:
            digest(.sha256, secret + (byClient ? titles : titles.reversed()).flatMap(\.octets) + challenge + other)
        default: nil
        }
    }

    /// What would explain a wrong answer: things that people get wrong.
    func explanation(of found: [UInt8], to challenge: [UInt8], other: [UInt8]) -> String? {
        if found == answer(to: other, other: challenge, byClient: true) { return "answers CtoS instead of StoC" }
        if found == answer(to: challenge, other: other, byClient: false) {
            return "has client's and server's system titles swapped"
        }
        let (name, swapped): (String, [UInt8]?) =
            switch offer.mechanismID {
            case 3: ("has secret and challenge swapped", digest(.md5, secret + challenge))
            case 4: ("has secret and challenge swapped", digest(.sha1, secret + challenge))
            default: ("", nil)
            }
        if found == swapped { return name }
        if offer.mechanismID < 5, found == secret { return "is the secret itself: it was not worked on" }
        return nil
    }

    private var secret: [UInt8] { encoded { security.writeSecret(of: offer, into: &$0) } }

    private var titles: [SystemTitle] { [client ?? SystemTitle(rawValue: 0), security.systemTitle] }

    private func digest(_ algorithm: DigestAlgorithm, _ text: [UInt8]) -> [UInt8] {
        text.withUnsafeBytes { text in encoded { security.digest(algorithm, of: Octets(text), into: &$0) } }
    }

    private func blocks(_ challenge: [UInt8]) -> [UInt8]? {
        var blocks = challenge + Array(repeating: 0, count: (16 - challenge.count % 16) % 16)
        let isDone = blocks.withUnsafeMutableBytes { blocks in
            secret.prefix(16).withUnsafeBytes { key in
                do throws(CipherError) {
                    try security.encryptBlocks(blocks, key: Octets(key))
                    return true
                } catch {
                    return false
                }
            }
        }
        return isDone ? blocks : nil
    }
}

extension SystemTitle {
    fileprivate var octets: [UInt8] { encoded { encode(into: &$0) } }
}
