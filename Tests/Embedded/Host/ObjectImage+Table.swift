import DLMSWire

/// Writes the constant object list as an image, so that both variants of the firmware have the same objects on a
/// host and must answer alike.
@c(object_image)
public func objectImage(_ buffer: UnsafeMutablePointer<UInt8>, _ room: Int) -> Int {
    var writer = ByteWriter(UnsafeMutableRawBufferPointer(start: buffer, count: room))
    for entry in objectTable {
        entry.name.encode(into: &writer)
        writer.u8(entry.kind.rawValue)
        writer.u8(entry.source)
        writer.u8(UInt8(bitPattern: entry.scaler))
        writer.u8(entry.unit)
    }
    return writer.count
}
