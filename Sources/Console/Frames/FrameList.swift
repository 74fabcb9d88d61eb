import DequeModule
import MeterHost

/// The frames that the list shows: all that are kept, or those that a filter lets through.
///
/// It holds numbers only. A filter is applied to new frames as they come, a slice of time at once, so that a long
/// capture never holds up the meter.
struct FrameList {
    private(set) var filter: FrameFilter?
    /// The filter as it was typed.
    private(set) var filterText = ""
    /// Frames from here on are not shown: the display is paused.
    private(set) var pausedAt: Int?
    /// Numbers of the matching frames, when there is a filter.
    private var matching: Deque<Int> = []
    /// The frame that the filter has not seen yet.
    private var unseen = 1
    private var first = 1
    private var next = 1

    /// Time that the filter may take at once.
    static let slice = Duration.milliseconds(10)

    var count: Int { filter == nil ? max(0, next - first) : matching.count }
    /// Whether frames are still to be looked at by the filter.
    var isBehind: Bool { filter != nil && unseen < next }

    /// Number of the frame in a row.
    subscript(row: Int) -> Int? {
        guard row >= 0, row < count else { return nil }
        return filter == nil ? first + row : matching[row]
    }

    /// The row of a frame, or of the next one that is shown; nil when none follows.
    func row(of number: Int) -> Int? {
        guard filter != nil else { return number < next && count > 0 ? max(0, number - first) : nil }
        var (low, high) = (0, matching.count)
        while low < high {
            let middle = (low + high) / 2
            if matching[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < matching.count ? low : nil
    }

    mutating func use(_ filter: FrameFilter?, text: String) {
        (self.filter, filterText) = (filter, text)
        (matching, unseen) = ([], first)
    }

    /// Stops showing new frames, or shows them again.
    mutating func setPaused(_ isPaused: Bool, at number: Int) { pausedAt = isPaused ? number : nil }

    /// Takes in what the capture log holds now.
    /// - Returns: how many rows have gone at the front.
    mutating func update(from capture: CaptureLog, facts: (Int) -> FrameFacts?) -> Int {
        let (oldFirst, oldCount) = (first, count)
        first = capture.firstNumber
        next = max(first, min(capture.nextNumber, pausedAt ?? .max))
        guard let filter else { return min(max(0, first - oldFirst), oldCount) }
        var gone = 0
        while let oldest = matching.first, oldest < first {
            matching.removeFirst()
            gone += 1
        }
        examine(with: filter, facts: facts)
        return gone
    }

    private mutating func examine(with filter: FrameFilter, facts: (Int) -> FrameFacts?) {
        unseen = max(unseen, first)
        let end = ContinuousClock.now + Self.slice
        while unseen < next, ContinuousClock.now < end {
            for number in unseen..<min(next, unseen + 32) where facts(number).map(filter.matches) ?? false {
                matching.append(number)
            }
            unseen = min(next, unseen + 32)
        }
    }
}
