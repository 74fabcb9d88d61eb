import DLMSWire

/// Where a meter keeps the firmware images that it is sent: a file, a flash memory.
public protocol ImageStore: AnyObject {
    /// Makes room for an image, in place of another that is not active.
    /// - Returns: false when there is no room.
    func begin(identification: [UInt8], size: Int) -> Bool
    /// Keeps octets of the image.
    /// - Returns: false when they could not be kept.
    func put(_ octets: Octets, at offset: Int) -> Bool
    /// The image as it is kept; nil when it cannot be read.
    func contents() -> [UInt8]?
    /// The image is the meter's firmware from now on.
    func activate() -> Bool
}
