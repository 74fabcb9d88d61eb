import DLMSWire

/// How far the APDU under way is: its blocks, and what is waited for.
struct OutgoingProgress {
    /// Blocks before the client acknowledges; 0 when it acknowledges nothing.
    private(set) var window: UInt8
    /// The last octet went out.
    var isComplete = false
    /// When it is not waited any longer for what the client has to say; nil when nothing is waited for.
    private(set) var deadline: Duration?
    private var repetitions: UInt8
    /// Octets of data in a block; 0 before the first.
    private var payload = 0
    /// Number of the next block.
    private var block: UInt16 = 1
    /// Number of the last block before an acknowledgement.
    private var windowEnd: UInt16
    /// Number of the last block that the client has.
    private var acknowledged: UInt16 = 0
    /// Number of the last block that came from the client.
    private var received: UInt16 = 0

    /// How long acknowledgements of blocks are waited for, where the APDU itself is not confirmed.
    private static let defaultTimeout = Duration.seconds(10)

    init(_ outgoing: Outgoing) {
        (window, repetitions) = (outgoing.window, outgoing.confirmation?.repetitions ?? 0)
        windowEnd = outgoing.window == 0 ? .max : UInt16(outgoing.window)
    }

    /// Begins again, if that is allowed once more: with the first block that is missing, or with the whole APDU.
    mutating func repeats() -> Bool {
        guard repetitions > 0 else { return false }
        repetitions &-= 1
        (deadline, isComplete) = (nil, false)
        block = acknowledged &+ 1
        windowEnd = window == 0 ? .max : acknowledged &+ UInt16(window)
        return true
    }

    /// Whether `length` octets can go in blocks of APDUs of `size` octets. The first call fixes the size.
    mutating func fits(_ length: Int, in size: Int) -> Bool {
        if payload == 0 { payload = BlockSize.payload(in: size &- BlockControl.headSize) }
        return payload > 0 && (length &+ payload &- 1) / payload <= Int(UInt16.max)
    }

    /// Writes the next block. Without acknowledgements all of them are streamed.
    mutating func writeBlock(of apdu: Octets, into writer: inout ByteWriter) {
        let rest = apdu.dropFirst(Int(block &- 1) &* payload)
        let isLast = rest.count <= payload
        let streams = window == 0 || (!isLast && block != windowEnd)
        let control = (isLast ? BlockControl.last : 0) | (streams ? BlockControl.streaming : 0) | window
        writer.generalBlockHead(control, block, received)
        writer.length(min(rest.count, payload))
        writer.octets(rest.prefix(payload))
        isComplete = isLast
        block &+= 1
    }

    /// After something was written: whether anything is waited for now.
    mutating func wait(from now: Duration, _ outgoing: Outgoing) {
        let endsWindow = window > 0 && payload > 0 && (isComplete || block > windowEnd)
        guard endsWindow || (isComplete && outgoing.confirmation != nil) else { return deadline = nil }
        deadline = now + (outgoing.confirmation?.timeout ?? Self.defaultTimeout)
    }

    /// The client has blocks, and takes others.
    /// - Returns: whether it has all of the `length` octets.
    mutating func acknowledge(
        _ acknowledgement: GeneralBlockTransfer, of length: Int, at now: Duration, _ outgoing: Outgoing
    ) -> Bool {
        let number = acknowledgement.blockNumberAck
        guard payload > 0, number < block else { return false }
        received = max(received, acknowledgement.blockNumber)
        acknowledged = number
        let hasAll = Int(number) &* payload >= length
        guard !hasAll else {
            wait(from: now, outgoing)
            return true
        }
        (block, deadline, isComplete) = (number &+ 1, nil, false)
        windowEnd = number &+ UInt16(max(acknowledgement.window, 1))
        return false
    }
}
