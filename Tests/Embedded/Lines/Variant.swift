import Board

// The variant with every way to the meter: what each of them takes is what is missing without its trait.
#if Wrapper
    nonisolated(unsafe) private var socket = Station(ConstantObjects(), memory: board_memory())
#endif
#if ModeE
    nonisolated(unsafe) private var line = OpticalStation(memory: board_memory())
#elseif HDLC
    nonisolated(unsafe) private var line = SerialStation(memory: board_memory())
#endif

@c(meter_receive)
public func meterReceive(
    _ octets: UnsafePointer<UInt8>, _ length: Int, _ response: UnsafeMutablePointer<UInt8>, _ room: Int
) -> Int {
    let octets = UnsafeRawBufferPointer(start: octets, count: length)
    let buffer = UnsafeMutableRawBufferPointer(start: response, count: room)
    #if Wrapper
        // Neither a frame nor a call begins with the version of the wrapper.
        if octets.first == 0 { return socket.receive(octets, into: buffer) }
    #endif
    #if HDLC
        return line.receive(octets, into: buffer)
    #else
        return 0
    #endif
}
