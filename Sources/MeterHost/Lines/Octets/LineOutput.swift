import DequeModule
import MeterDefinition
import NIOCore

/// What waits to be sent on a line of octets, with what has to happen in between.
struct LineOutput {
    /// May be sent at once.
    var ready = ByteBuffer()
    private var later = Deque<Step>()

    enum Step {
        case octets(ByteBuffer)
        /// From here on the characters go out otherwise.
        case format(SerialFormat)
        /// Nothing is sent for so long.
        case pause(Duration)
    }

    var isEmpty: Bool { ready.readableBytes == 0 && later.isEmpty }

    mutating func append(_ octets: UnsafeRawBufferPointer) {
        guard let last = later.indices.last else {
            ready.writeBytes(octets)
            return
        }
        if case .octets(var buffer) = later[last] {
            buffer.writeBytes(octets)
            later[last] = .octets(buffer)
        } else {
            later.append(.octets(ByteBuffer(bytes: octets)))
        }
    }

    mutating func append(_ step: Step) { later.append(step) }

    /// What comes next once all that is ready has been sent; octets become ready and nothing is returned for them.
    mutating func advance() -> Step? {
        guard let step = later.popFirst() else { return nil }
        guard case .octets(let buffer) = step else { return step }
        ready = buffer
        return nil
    }
}
