import COSEM

/// `buffers:`: bounds of the meter's memory, which cap what is negotiated.
struct BuffersSection {
    let faults: FaultCollector

    static let keys = ["receive_apdu", "send_apdu", "hdlc_information_length", "hdlc_window", "reassembly", "queue"]

    func read(_ node: YAMLNode?) -> BufferSizes {
        var sizes = BufferSizes()
        guard let node, let map = MapReader(node, "the buffers", keys: Self.keys, faults) else { return sizes }
        sizes.receiveAPDU = map.integer("receive_apdu", in: 64...65535) ?? sizes.receiveAPDU
        sizes.sendAPDU = map.integer("send_apdu", in: 64...65535) ?? sizes.sendAPDU
        sizes.hdlcInformationLength = map.integer("hdlc_information_length", in: 32...2030)
        sizes.hdlcWindow = map.integer("hdlc_window", in: 1...7)
        sizes.reassembly = map.integer("reassembly", in: 64...16_777_216) ?? sizes.reassembly
        sizes.queue = map.integer("queue", in: 1...65536) ?? sizes.queue
        return sizes
    }
}
