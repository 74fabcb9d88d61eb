import COSEM
import DLMSWire
import MeterDefinition
import NIOCore

/// Makes the setup objects of the first logical device say what holds for a line: its port, its address, its rate.
struct LineTruth {
    private let living: LivingMeter

    init(_ living: LivingMeter) { self.living = living }

    func tell(_ line: Line) {
        guard case .listening(let port) = line.state else { return }
        switch line.url.scheme {
        case .tcp, .udp: tellSocket(line.url.host, port)
        case .hdlcTCP: break
        case .serial: tellRate(line.url)
        case .pty: break
        }
    }

    /// TCP-UDP setup: port. IPv4 setup, IPv6 setup: address; one that means all interfaces says nothing.
    private func tellSocket(_ host: String, _ port: Int) {
        set(41, 2, .longUnsigned(UInt16(port)))
        switch try? SocketAddress(ipAddress: host, port: port) {
        case .v4(let address)?:
            let number = UInt32(bigEndian: address.address.sin_addr.s_addr)
            if number != 0 { set(42, 3, .doubleLongUnsigned(number)) }
        case .v6(let address)?:
            let octets = withUnsafeBytes(of: address.address.sin6_addr) { Array($0) }
            if octets.contains(where: { $0 != 0 }) { set(48, 4, .array([.octetString(octets)])) }
        default: break
        }
    }

    /// IEC HDLC setup: comm_speed.
    private func tellRate(_ url: ListenerURL) {
        let rates: [UInt32] = [300, 600, 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115_200]
        guard url.mode == .hdlc, let code = rates.firstIndex(of: url.character.baud) else { return }
        set(23, 2, .enumeration(UInt8(code)))
    }

    private func set(_ classID: UInt16, _ attribute: UInt8, _ value: DataValue) {
        let object = living.devices.first?.objects.first { $0.interfaceClass.id == classID }
        guard let object, (try? object.value(of: attribute)) != value else { return }
        // An object that cannot take the truth, for its definition makes it something else, keeps what it says.
        try? object.set(value, attribute: attribute)
    }
}
