import DLMSWire

/// A request that comes in blocks, between two of them.
///
/// The association's memory holds the references that the first block named, and behind them what has come of the
/// values.
struct LongRequest {
    let service: Service
    /// Whether a list was named, so that the values are a list as well.
    let isList: Bool
    /// Elements of the list, and its octets.
    let count: Int
    let length: Int
    /// Octets of values that have come.
    private(set) var received = 0
    /// Number of the last block that came, from 1.
    private(set) var block: UInt32 = 0

    init(_ service: Service, isList: Bool, count: Int, length: Int) {
        (self.service, self.isList, self.count, self.length) = (service, isList, count, length)
    }

    /// The transfer after another block of `octets`.
    func after(_ octets: Int) -> LongRequest {
        var next = self
        next.received &+= octets
        next.block &+= 1
        return next
    }

    /// Octets of memory in use.
    var size: Int { length &+ received }

    /// What was named in the first block.
    func references<Element>(in memory: UnsafeMutableRawBufferPointer) -> WireList<Element> {
        WireList(count: count, octets: Octets(UnsafeRawBufferPointer(rebasing: memory[..<length])))
    }

    /// The values, joined.
    func values(in memory: UnsafeMutableRawBufferPointer) -> Octets {
        Octets(UnsafeRawBufferPointer(rebasing: memory[length..<size]))
    }
}
