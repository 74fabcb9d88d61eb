import DLMSWire

/// An ACCESS whose response goes out in general blocks. Its request and the record of what came of it lie in the
/// association's memory; the values of attributes are read again for each block.
struct KeptAccess {
    let requestStart: Int
    let requestLength: Int
    let recordStart: Int
    /// Time in the response, the same in every block.
    let dateTime: DateTime?

    func request(in memory: UnsafeMutableRawBufferPointer) -> AccessRequest? {
        let octets = memory[requestStart..<(requestStart &+ requestLength)]
        var reader = ByteReader(UnsafeRawBufferPointer(rebasing: octets))
        return try? AccessRequest(from: &reader)
    }

    func record(of request: AccessRequest, in memory: UnsafeMutableRawBufferPointer) -> AccessRecord? {
        AccessRecord(
            of: request.specifications.count, in: UnsafeMutableRawBufferPointer(rebasing: memory[recordStart...])
        )
    }
}
