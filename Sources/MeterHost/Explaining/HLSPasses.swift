import DLMSWire

/// The four passes of high level security as they went over the line, with the answers that would have been right.
///
/// - Spec: IEC 62056-5-3, high level security authentication
public struct HLSPasses {
    /// What a side answered to a challenge, and what it should have.
    public struct Answer: Equatable, Sendable {
        /// What came or went; nil when there was nothing.
        public var found: [UInt8]?
        /// What was to be answered; nil where it cannot be worked out, as a signature.
        public var expected: [UInt8]?
        /// What would explain an answer that is wrong.
        public var explanation: String?

        public var isRight: Bool { found != nil && (expected == nil ? explanation == nil : found == expected) }
    }

    public let mechanism: UInt8
    /// Pass 1: the client's challenge, CtoS.
    public var clientChallenge: [UInt8]
    /// Pass 2: the meter's challenge, StoC.
    public var serverChallenge: [UInt8]
    /// Pass 3: the client's answer to StoC; nil as long as it has not come.
    public var clientAnswer: Answer?
    /// Pass 4: the meter's answer to CtoS.
    public var serverAnswer: Answer?

    /// A line for each pass that there was, and another one for what is wrong.
    public var lines: [String] {
        let challenges = [
            "pass 1: CtoS \(Self.digits(clientChallenge))", "pass 2: StoC \(Self.digits(serverChallenge))",
        ]
        return challenges + (clientAnswer.map { Self.lines("pass 3: f(StoC)", $0) } ?? [])
            + (serverAnswer.map { Self.lines("pass 4: f(CtoS)", $0) } ?? [])
    }

    private static func lines(_ name: String, _ answer: Answer) -> [String] {
        let found = answer.found.map(digits) ?? "none"
        guard !answer.isRight else { return ["\(name) \(found), right"] }
        let expected = answer.expected.map { ["\(name) expected \(digits($0))"] } ?? []
        return ["\(name) found \(found), wrong"] + expected + (answer.explanation.map { ["\(name) \($0)"] } ?? [])
    }

    /// In groups of four octets, so that a long answer can go on in the next line.
    private static func digits(_ octets: [UInt8]) -> String {
        stride(from: 0, to: octets.count, by: 4).map { hex(Array(octets[$0..<min($0 + 4, octets.count)])) }
            .joined(separator: " ")
    }
}
