import Board

/// The variant whose object list is in ROM.
nonisolated(unsafe) private var station = Station(ConstantObjects(), memory: board_memory())

@c(meter_receive)
public func meterReceive(
    _ wpdu: UnsafePointer<UInt8>, _ length: Int, _ response: UnsafeMutablePointer<UInt8>, _ room: Int
) -> Int {
    station.receive(
        UnsafeRawBufferPointer(start: wpdu, count: length),
        into: UnsafeMutableRawBufferPointer(start: response, count: room)
    )
}
