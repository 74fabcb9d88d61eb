/// One exchange of which at least one side went in blocks: the request, the blocks and what they were answered with.
///
/// Used on the meter's event loop only.
public final class Transfer {
    public enum State: Equatable, Sendable {
        case running
        case complete
        /// It ended before its last block, and why.
        case broken(String)
    }

    /// Numbers of its frames, the request first; ascending.
    public private(set) var frames: [Int]
    public internal(set) var state = State.running
    /// Blocks that went over the line, each counted once.
    public private(set) var blocks = 0
    /// Octets in them.
    public private(set) var octets = 0
    /// Which way the last block went.
    private(set) var direction: Frame.Direction?
    /// Number of the last block.
    private(set) var block: UInt32 = 0
    /// The last block of that way has gone.
    private(set) var isAtEnd = false

    init(frames: [Int]) { self.frames = frames }

    /// The request: the frame that stands for all of them.
    public var head: Int { frames[0] }
    /// Changes whenever the transfer does.
    public var version: Int { frames.count &* 3 &+ (state == .running ? 0 : state == .complete ? 1 : 2) }

    func add(frame number: Int) { frames.append(number) }

    /// Counts a block, unless it was sent before.
    func count(block number: UInt32, octets count: Int, isLast: Bool, _ way: Frame.Direction) {
        if way != direction { (direction, block) = (way, 0) }
        guard number > block else { return }
        (block, isAtEnd) = (number, isLast)
        blocks += 1
        octets += count
        // What the client sends in blocks is answered yet.
        if isLast, way == .sent { state = .complete }
    }
}
