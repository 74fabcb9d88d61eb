/// Finds frames in a stream that arrives in any fragmentation, among noise.
///
/// A frame is told by its opening flag, the format field, the length, the header check sequence and the closing flag:
/// a flag octet inside does not end it. One flag may close a frame and open the next one. After octets that are no
/// frame, the search goes on at the next flag, also among octets that were taken for a part of that frame.
public struct HDLCReassembler: ~Copyable {
    private let storage: UnsafeMutableRawBufferPointer
    /// Octets collected and not told yet are those from `start` to `end`.
    private var start = 0
    private var end = 0
    /// Octets told by the last step, which stay where they are until the next one.
    private var told = 0
    /// The first octet collected is the closing flag of the frame before, and perhaps nothing more.
    private var isFlagShared = false
    private var isCutOff = false

    /// - Parameter storage: as many octets as the longest frame taken has, flags counted; stays the caller's.
    public init(storage: UnsafeMutableRawBufferPointer) {
        precondition(storage.count >= HDLCFormat.minLength &+ 2, "no room for a frame")
        self.storage = storage
    }

    /// Longest frame taken, in octets without flags.
    public var limit: Int { storage.count &- 2 }

    /// Whether a frame has begun and not ended.
    public var isInsideFrame: Bool { end &- start &- told > 1 || end &- start &- told == 1 && !isFlagShared }

    /// Whether a frame has begun, and more of it is waited for.
    public var isWaiting: Bool { isInsideFrame && !isCutOff }

    /// Takes octets from the front of `segment` until the next thing can be told. What it tells is valid until the
    /// next call, and as long as `segment` is.
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    public mutating func next(_ segment: inout Octets) -> HDLCStep {
        drop(told)
        told = 0
        if start == end, !segment.isEmpty, let noise = skipNoise(&segment) { return .noise(noise) }
        while true {
            collectNoise(&segment)
            switch HDLCLook(collected, limit: limit, isFlagShared: isFlagShared) {
            case .told(let count, let step, let leavesFlag):
                told = count
                isFlagShared = leavesFlag
                return step
            case .skip(let count):
                drop(count)
                isFlagShared = false
            case .need(let count):
                if isCutOff, let cut = endCutOff() { return cut }
                guard !segment.isEmpty else { return .incomplete }
                collect(&segment, count)
            }
        }
    }

    /// No more octets come for the frame that has begun: the next steps tell what there is.
    public mutating func cutOff() { isCutOff = isInsideFrame }

    private var collected: Octets { Octets(UnsafeRawBufferPointer(rebasing: storage[start..<end])) }

    private mutating func drop(_ count: Int) {
        start &+= count
        if start == end { (start, end) = (0, 0) }
    }

    /// Octets before the first flag are told where they lie.
    private func skipNoise(_ segment: inout Octets) -> Octets? {
        let count = segment.firstFlag(from: 0) ?? segment.count
        guard count > 0 else { return nil }
        defer { segment = segment.dropFirst(count) }
        return segment.prefix(count)
    }

    /// Noise that has been collected is told together with what follows it.
    private mutating func collectNoise(_ segment: inout Octets) {
        guard start < end, !segment.isEmpty, collected.firstFlag(from: 0) == nil else { return }
        let room = storage.count &- (end &- start)
        collect(&segment, min(room, segment.firstFlag(from: 0) ?? segment.count))
    }

    /// - Returns: what there is of the frame; nil where there is nothing, and the next one may begin.
    private mutating func endCutOff() -> HDLCStep? {
        let octets = collected
        guard octets.count > 1 else {
            isCutOff = false
            drop(octets.count)
            return nil
        }
        told = octets.firstFlag(from: 1) ?? octets.count
        isFlagShared = false
        return .broken(.cutOff, octets: octets.prefix(told))
    }

    private mutating func collect(_ segment: inout Octets, _ count: Int) {
        let octets = segment.prefix(count)
        segment = segment.dropFirst(octets.count)
        if end &+ octets.count > storage.count {
            storage.copyMemory(from: collected.bytes)
            (start, end) = (0, end &- start)
        }
        UnsafeMutableRawBufferPointer(rebasing: storage[end...]).copyMemory(from: octets.bytes)
        end &+= octets.count
    }
}

extension Octets {
    /// Place of the first flag octet from `index` on.
    func firstFlag(from index: Int) -> Int? {
        for place in index..<max(index, count) where self[place] == HDLCFrame.flag { return place }
        return nil
    }
}
