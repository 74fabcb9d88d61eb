import Board
import DLMSWire

/// The variant whose object list is loaded into RAM that the board gives.
nonisolated(unsafe) private var station = Station(loadedObjects(), memory: board_memory())

@c(meter_receive)
public func meterReceive(
    _ wpdu: UnsafePointer<UInt8>, _ length: Int, _ response: UnsafeMutablePointer<UInt8>, _ room: Int
) -> Int {
    station.receive(
        UnsafeRawBufferPointer(start: wpdu, count: length),
        into: UnsafeMutableRawBufferPointer(start: response, count: room)
    )
}

private func loadedObjects() -> ObjectImage {
    let memory = board_memory()
    return ObjectImage(octets: Octets(UnsafeRawBufferPointer(start: memory.image, count: memory.image_size)))
}
