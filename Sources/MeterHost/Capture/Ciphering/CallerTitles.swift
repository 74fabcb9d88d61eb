import DLMSServer
import DLMSWire

/// The system titles with which clients called, found in the capture.
struct CallerTitles {
    private struct Place: Hashable {
        var link: UInt32
        var client: UInt16
        var server: UInt16
    }

    /// What an AARQ says, and how far no other one follows.
    private struct Call {
        var number: Int
        var title: SystemTitle?
        var end: Int
    }

    private var calls: [Place: Call] = [:]
    /// All that were met, the newest first.
    private(set) var seen: [SystemTitle] = []
    private static let limit = 32
    private static let placeLimit = 4096

    /// The title in the AARQ that a frame is, or that came last before it.
    mutating func title(for frame: Frame, in capture: CaptureLog) -> SystemTitle? {
        call(for: frame, in: capture)?.title
    }

    /// The number of the AARQ that a frame is, or that came last before it.
    mutating func number(for frame: Frame, in capture: CaptureLog) -> Int? {
        call(for: frame, in: capture)?.number
    }

    private mutating func call(for frame: Frame, in capture: CaptureLog) -> Call? {
        let place = Place(link: frame.link, client: frame.client, server: frame.server)
        let call = calls[place]
        if let call, frame.number >= call.number, frame.number <= call.end { return call }
        if calls.count > Self.placeLimit { calls = [:] }
        let first = call.map { $0.end < frame.number ? $0.end + 1 : 1 } ?? 1
        guard let number = capture.newestAARQ(upTo: frame, from: first) else {
            guard var call, call.end < frame.number else { return nil }
            call.end = frame.number
            calls[place] = call
            return call
        }
        let title = capture[number].flatMap { $0.withAPDU(Self.title) } ?? nil
        let found = Call(number: number, title: title, end: frame.number)
        calls[place] = found
        if let title { note(title) }
        return found
    }

    private mutating func note(_ title: SystemTitle) {
        seen.removeAll { $0 == title }
        seen.insert(title, at: 0)
        if seen.count > Self.limit { seen.removeLast() }
    }

    private static func title(in apdu: Octets) -> SystemTitle? {
        var reader = ByteReader(apdu)
        return (try? AARQ(from: &reader))?.callingAPTitle.flatMap { SystemTitle($0) }
    }
}
