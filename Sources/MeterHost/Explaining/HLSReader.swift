import COSEM
import DLMSServer
import DLMSWire

/// Finds the passes of high level security in the capture.
struct HLSReader {
    let opener: FrameOpener
    /// Frames behind an AARQ within which its passes are looked for, those of other clients included.
    private static let reach = 2000

    /// The passes of an association, begun by the AARQ with this number; nil when there were none.
    func passes(from aarq: Int) -> HLSPasses? {
        guard let first = opener.capture[aarq], let call = first.withAPDU(Call.init) ?? nil, call.mechanism >= 2,
            let offer = opener.living.association(client: first.client, server: first.server),
            offer.mechanismID == call.mechanism
        else { return nil }
        var passes: HLSPasses?
        for number in (aarq + 1)..<max(aarq + 1, min(opener.capture.nextNumber, aarq + Self.reach)) {
            guard let frame = opener.capture[number], frame.hasAPDU, frame.isBetweenSame(first) else { continue }
            if frame.direction == .received, frame.isACSE { break }
            guard var found = passes else {
                let challenge = frame.withAPDU(Self.challenge) ?? nil
                passes = challenge.map {
                    HLSPasses(mechanism: call.mechanism, clientChallenge: call.challenge, serverChallenge: $0)
                }
                continue
            }
            let isComplete = read(frame, offer, call, into: &found)
            passes = found
            if isComplete { break }
        }
        return passes
    }

    /// Takes pass 3 or 4 from a frame.
    /// - Returns: whether nothing more is to come.
    private func read(
        _ frame: Frame, _ offer: AssociationOffer, _ call: Call, into passes: inout HLSPasses
    ) -> Bool {
        let opened = opener.opened(frame)
        if frame.direction == .received {
            passes.clientAnswer = answer(opened.withAPDU(Self.reply) ?? nil, passes, frame, offer, call)
            return false
        }
        guard passes.clientAnswer != nil else { return false }
        let found = opened.withAPDU(Self.response) ?? nil
        passes.serverAnswer = serverAnswer(found, passes, frame, offer, call)
        return true
    }

    // MARK: What goes over the line

    private struct Call {
        let mechanism: UInt8
        let challenge: [UInt8]
        let title: SystemTitle?

        init?(_ apdu: Octets) {
            var reader = ByteReader(apdu)
            guard let request = try? AARQ(from: &reader), let mechanism = request.mechanismID else { return nil }
            self.mechanism = mechanism
            challenge = request.callingAuthenticationValue?.octets.array ?? []
            title = request.callingAPTitle.flatMap { SystemTitle($0) }
        }
    }

    private static func challenge(in apdu: Octets) -> [UInt8]? {
        var reader = ByteReader(apdu)
        return (try? AARE(from: &reader))?.respondingAuthenticationValue?.octets.array
    }

    private static func reply(in apdu: Octets) -> [UInt8]? {
        var reader = ByteReader(apdu)
        guard case .normal(_, _, let parameter?)? = try? ActionRequest(from: &reader) else { return nil }
        var value = parameter.reader
        return (try? value.readOctetString("reply"))?.array
    }

    private static func response(in apdu: Octets) -> [UInt8]? {
        var reader = ByteReader(apdu)
        guard case .normal(_, let outcome)? = try? ActionResponse(from: &reader),
            case .data(let value)? = outcome.returnParameters
        else { return nil }
        var octets = value.reader
        return (try? octets.readOctetString("reply"))?.array
    }

    // MARK: What would have been right

    private func answer(
        _ found: [UInt8]?, _ passes: HLSPasses, _ frame: Frame, _ offer: AssociationOffer, _ call: Call
    ) -> HLSPasses.Answer {
        guard let found else { return .init() }
        let (own, other) = (passes.serverChallenge, passes.clientChallenge)
        guard passes.mechanism != 5 else { return gmac(found, of: own, frame) }
        let answers = HLSAnswers(security: opener.living.security, offer: offer, client: call.title)
        let expected = answers.answer(to: own, other: other, byClient: true)
        let isWrong = expected.map { $0 != found } ?? false
        return .init(
            found: found, expected: expected,
            explanation: isWrong ? answers.explanation(of: found, to: own, other: other) : nil)
    }

    private func serverAnswer(
        _ found: [UInt8]?, _ passes: HLSPasses, _ frame: Frame, _ offer: AssociationOffer, _ call: Call
    ) -> HLSPasses.Answer? {
        guard let found else { return nil }
        guard passes.mechanism != 5 else { return gmac(found, of: passes.clientChallenge, frame) }
        let answers = HLSAnswers(security: opener.living.security, offer: offer, client: call.title)
        return .init(
            found: found,
            expected: answers.answer(to: passes.clientChallenge, other: passes.serverChallenge, byClient: false))
    }

    /// A tag has a counter of its own: what is expected goes by the counter that was found.
    private func gmac(_ found: [UInt8], of challenge: [UInt8], _ frame: Frame) -> HLSPasses.Answer {
        guard let message = CipheredAPDU(proof: found, of: challenge) else {
            return .init(found: found, explanation: "has \(found.count) octets instead of 17: SC, counter and tag")
        }
        let deciphering = opener.open(message, of: frame)
        var expected = Array(found.prefix(5))
        expected += opener.tag(of: message, frame) ?? Array(found.dropFirst(5))
        return .init(found: found, expected: expected, explanation: deciphering.fault)
    }
}

extension Frame {
    fileprivate func isBetweenSame(_ other: Frame) -> Bool {
        link == other.link && client == other.client && server == other.server
    }
}
