import DLMSServer
import DLMSWire

/// Characters and time: the port always comes back to the call.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafeRawPointer, _ count: Int) -> CInt {
    let octets = array(data, count)
    var settings = ModeESettings(manufacturer: (0x4D, 0x43, 0x53))
    settings.reactionTime = .milliseconds(20)
    let sizes = HDLCSizes(connections: 1, receiveLength: 64, transmitLength: 64, request: 64, response: 64)
    var port = ModeEPort(settings, HDLCLine(HDLCSettings(), sizes))
    var meter = Meter()
    port.start(station: &meter)
    var now = Duration.zero
    for octet in octets {
        // The highest bit is ignored by the port; here it lets time pass.
        _ = [octet].withUnsafeBytes { port.receive(Octets($0), at: now, station: &meter) }
        if octet & 0x80 != 0 { now += .milliseconds(25) }
        port.elapse(at: now, station: &meter)
    }
    for _ in 0..<4 {
        now += .seconds(130)
        port.elapse(at: now, station: &meter)
    }
    guard port.state == .signOn, meter.setting == ModeELineSetting(baud: 300, isText: true) else {
        fatalError("not back at the call")
    }
    return 0
}

private struct Meter: ModeEStation {
    var setting = ModeELineSetting(baud: 0, isText: false)

    func logicalDevice(_ index: Int) -> UInt16? { index == 0 ? 1 : nil }
    mutating func serve(_ apdu: Octets, from peer: HDLCPeer, response: inout ByteWriter) -> Reaction { .silent }
    mutating func send(_ frame: Octets, _ sent: HDLCSent) {}
    mutating func disconnected(_ peer: HDLCPeer, because reason: HDLCDisconnection) {}
    func isMeant(by request: SignOnRequest) -> Bool { request.isMeant(for: Octets("00000001")) }
    mutating func writeIdentification(into text: inout ByteWriter) { text.octets(Octets("MC00000001")) }
    mutating func writeReadout(line index: Int, into text: inout ByteWriter) -> Bool {
        text.octets(Octets("1.8.0(000001*kWh)"))
        return index < 3
    }
    mutating func send(text: Octets) {
        for character in text.bytes where character > 0x7F { fatalError("more than seven bits") }
    }
    mutating func setLine(_ setting: ModeELineSetting) { self.setting = setting }
}
