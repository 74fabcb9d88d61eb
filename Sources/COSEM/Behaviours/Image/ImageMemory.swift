import DLMSWire

/// Keeps an image in memory: for environments that have no place for files.
final class ImageMemory: ImageStore {
    private var octets: [UInt8] = []

    func begin(identification: [UInt8], size: Int) -> Bool {
        octets = Array(repeating: 0, count: size)
        return true
    }

    func put(_ octets: Octets, at offset: Int) -> Bool {
        guard offset >= 0, offset + octets.count <= self.octets.count else { return false }
        self.octets.replaceSubrange(offset..<(offset + octets.count), with: octets.array)
        return true
    }

    func contents() -> [UInt8]? { octets }
    func activate() -> Bool { true }
}
