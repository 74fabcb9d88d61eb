import DLMSWire

/// A buffer's rows as they were when their transfer began; they are shared with the buffer until it changes.
final class FrozenBuffer: FrozenValue {
    private let view: BufferView
    /// Where the blocks that went out last ended, so that the next begins there.
    private var trail: [BufferView.Position] = []
    /// Rows looked at so far, for the proof that a block costs the same everywhere.
    private(set) var steps = 0

    init(_ view: BufferView) { self.view = view }

    func write(into writer: inout ByteWriter) { steps += view.write(into: &writer, &trail) }
}
