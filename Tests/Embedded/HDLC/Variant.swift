import Board

/// The variant on a serial line, with its object list in ROM.
nonisolated(unsafe) private var station = SerialStation(memory: board_memory())

@c(meter_receive)
public func meterReceive(
    _ octets: UnsafePointer<UInt8>, _ length: Int, _ response: UnsafeMutablePointer<UInt8>, _ room: Int
) -> Int {
    station.receive(
        UnsafeRawBufferPointer(start: octets, count: length),
        into: UnsafeMutableRawBufferPointer(start: response, count: room)
    )
}
