import DequeModule
import MeterHost

/// The frames that the list shows: those that the filter lets through, transfers in blocks folded into one row.
///
/// It holds numbers only. New frames are looked at as they come, a slice of time at once, so that a long capture never
/// holds up the meter.
struct FrameList {
    private(set) var filter: FrameFilter?
    /// The filter as it was typed.
    private(set) var filterText = ""
    /// Frames from here on are not shown: the display is paused.
    private(set) var pausedAt: Int?
    private(set) var transfers = TransferTracker()
    /// First frames of the transfers that are open into their blocks.
    private var unfolded: Set<Int> = []
    /// The frames that carried an APDU, by its number, where they are folded into its row.
    private var segments: [Int: [Int]] = [:]
    /// All of them.
    private var hidden: Set<Int> = []
    /// Numbers of the frames that the filter lets through.
    private var matching: Deque<Int> = []
    /// Those of them that have a row.
    private var shown: Deque<Int> = []
    /// The frame that has not been looked at yet.
    private var unseen = 1
    private var next = 1

    /// Time that looking at frames may take at once.
    static let slice = Duration.milliseconds(10)

    var count: Int { shown.count }
    /// Whether frames are still to be looked at.
    var isBehind: Bool { unseen < next }

    /// Number of the frame in a row.
    subscript(row: Int) -> Int? { shown.indices.contains(row) ? shown[row] : nil }

    /// The row of a frame, or of the next one that is shown; nil when none follows.
    func row(of number: Int) -> Int? {
        let row = shown.place(of: number)
        return row < shown.count ? row : nil
    }

    mutating func use(_ filter: FrameFilter?, text: String) {
        (self.filter, filterText) = (filter, text)
        (matching, shown, unseen) = ([], [], 1)
        transfers = TransferTracker()
    }

    /// Stops showing new frames, or shows them again.
    mutating func setPaused(_ isPaused: Bool, at number: Int) { pausedAt = isPaused ? number : nil }

    /// Takes in what the capture log holds now.
    /// - Returns: how many rows have gone at the front.
    /// - Parameter opener: opens what is ciphered, so that transfers are seen in it.
    mutating func update(
        from capture: CaptureLog, opener: FrameOpener? = nil, facts: (Int) -> FrameFacts?
    ) -> Int {
        let first = capture.firstNumber
        next = max(first, min(capture.nextNumber, pausedAt ?? .max))
        matching.dropNumbers(before: first)
        let gone = shown.dropNumbers(before: first)
        transfers.forget(before: first)
        unfolded = unfolded.filter { $0 >= first }
        forgetSegments(before: first)
        unseen = max(unseen, first)
        examine(capture, opener, facts)
        return gone
    }

    private mutating func examine(_ capture: CaptureLog, _ opener: FrameOpener?, _ facts: (Int) -> FrameFacts?) {
        let end = ContinuousClock.now + Self.slice
        while unseen < next, ContinuousClock.now < end {
            for number in unseen..<min(next, unseen + 32) { examine(number, capture, opener, facts) }
            unseen = min(next, unseen + 32)
        }
    }

    private mutating func examine(
        _ number: Int, _ capture: CaptureLog, _ opener: FrameOpener?, _ facts: (Int) -> FrameFacts?
    ) {
        guard let frame = capture[number] else { return }
        transfers.take(opener?.opened(frame) ?? frame)
        guard filter.map({ filter in facts(number).map(filter.matches) ?? false }) ?? true else { return }
        matching.append(number)
        if hasRow(number) { shown.append(number) }
    }
}

// MARK: - Transfers in blocks

extension FrameList {
    /// The transfer that a row stands for, or belongs to.
    func transfer(of number: Int) -> Transfer? { transfers[frame: number] }

    func isFolded(_ transfer: Transfer) -> Bool { !unfolded.contains(transfer.head) }

    /// Opens a transfer into its blocks, or folds it into one row.
    mutating func fold(_ transfer: Transfer, _ isFolded: Bool) {
        guard self.isFolded(transfer) != isFolded else { return }
        if isFolded { unfolded.remove(transfer.head) } else { unfolded.insert(transfer.head) }
        shown = Deque(matching.filter(hasRow))
    }

    /// A block has none while its transfer is folded; when the filter does not show the transfer, it stands alone.
    private func hasRow(_ number: Int) -> Bool {
        guard !hidden.contains(number) else { return false }
        guard let transfer = transfers[frame: number], transfer.head != number, isFolded(transfer) else { return true }
        let head = matching.place(of: transfer.head)
        return head >= matching.count || matching[head] != transfer.head
    }
}

// MARK: - APDUs in segments

extension FrameList {
    /// Whether the frames that carried an APDU are folded into its row.
    func isFolded(apdu number: Int) -> Bool { segments[number] != nil }

    /// Folds the frames that carried an APDU into its row, or shows them again.
    /// - Parameter frames: their numbers; nil shows them.
    mutating func fold(apdu number: Int, _ frames: [Int]?) {
        segments[number] = frames
        hidden = Set(segments.values.joined())
        shown = Deque(matching.filter(hasRow))
    }

    private mutating func forgetSegments(before first: Int) {
        guard segments.keys.contains(where: { $0 < first }) else { return }
        segments = segments.filter { $0.key >= first }
        hidden = Set(segments.values.joined())
    }
}

extension Deque<Int> {
    /// Place of the first number that is not below `number`; they ascend.
    fileprivate func place(of number: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// - Returns: how many there were.
    @discardableResult
    fileprivate mutating func dropNumbers(before first: Int) -> Int {
        let gone = place(of: first)
        removeFirst(gone)
        return gone
    }
}
