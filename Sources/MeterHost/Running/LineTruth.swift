import COSEM
import DLMSServer
import DLMSWire
import MeterDefinition
import NIOCore

/// Keeps lines and the setup objects of the first logical device of one mind: the objects say what holds for a line, its
/// port, its address, its rate; and the line goes where they are told to.
final class LineTruth {
    private unowned let living: LivingMeter
    private unowned let service: LineService
    /// The lines whose place the objects tell.
    private var socket: Line?
    private var isTelling = false

    init(_ living: LivingMeter, of service: LineService) { (self.living, self.service) = (living, service) }

    /// A line listens.
    func tell(_ line: Line) {
        guard case .listening(let port) = line.state else { return }
        isTelling = true
        defer { isTelling = false }
        switch line.url.scheme {
        case .tcp, .udp: if line.url.mode == .wrapper { tellSocket(line, port) }
        case .hdlcTCP: break
        case .serial: tellRate(line.url)
        case .pty: break
        }
        if line.url.mode == .modeE { set(19, 2, .enumeration(0)) }
    }

    /// TCP-UDP setup: port. IPv4 setup, IPv6 setup: address; one that means all interfaces says nothing.
    private func tellSocket(_ line: Line, _ port: Int) {
        socket = line
        set(41, 2, .longUnsigned(UInt16(port)))
        switch try? SocketAddress(ipAddress: line.url.host, port: port) {
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
        guard url.mode == .hdlc, let code = CommSpeed.rates.firstIndex(of: url.character.baud) else { return }
        set(23, 2, .enumeration(UInt8(code)))
    }

    private func object(_ classID: UInt16) -> LivingObject? {
        living.devices.first?.objects.first { $0.interfaceClass.id == classID }
    }

    private func set(_ classID: UInt16, _ attribute: UInt8, _ value: DataValue) {
        guard let object = object(classID), (try? object.value(of: attribute)) != value else { return }
        // An object that cannot take the truth, for its definition makes it something else, keeps what it says.
        try? object.set(value, attribute: attribute)
    }
}

// MARK: - What is written

extension LineTruth {
    /// An attribute has another value: a line whose place it tells goes there, behind the answer. Connections that are
    /// open stay where they are.
    func follow(_ id: ObjectID, _ attribute: UInt8) {
        let isPlace =
            (id.classID, attribute) == (41, 2) || (id.classID, attribute) == (42, 3)
            || (id.classID, attribute) == (48, 4)
        guard isPlace, !isTelling, let line = socket, object(id.classID)?.id == id, let url = place(id, of: line)
        else { return }
        service.eventLoop.assumeIsolated().execute { [weak self] in
            guard let self else { return }
            service.move(line, to: url) { self.tell(line) }
        }
    }

    /// Where the objects have the line listen; nil where it does so already, or what was written is no such place.
    private func place(_ id: ObjectID, of line: Line) -> ListenerURL? {
        guard case .listening(let port) = line.state else { return nil }
        var url = line.url.with(port: port)
        let value = try? object(id.classID)?.value(of: id.classID == 41 ? 2 : id.classID == 42 ? 3 : 4)
        switch (id.classID, value) {
        case (41, .longUnsigned(let port)?): url.port = Int(port)
        case (42, .doubleLongUnsigned(let number)?): url.host = Self.text(ofIPv4: number)
        case (48, .array(let addresses)?):
            guard case .octetString(let octets)? = addresses.first, let host = Self.text(ofIPv6: octets) else {
                return nil
            }
            url.host = host
        default: return nil
        }
        return url == line.url.with(port: port) ? nil : url
    }

    private static func text(ofIPv4 number: UInt32) -> String {
        [24, 16, 8, 0].map { "\(number >> $0 & 0xFF)" }.joined(separator: ".")
    }

    private static func text(ofIPv6 octets: [UInt8]) -> String? {
        guard octets.count == 16, let address = try? SocketAddress(packedIPAddress: ByteBuffer(bytes: octets), port: 0)
        else { return nil }
        return address.ipAddress
    }
}

/// The codes of rates that the classes 19 and 23 have in common.
enum CommSpeed {
    /// In baud, by code.
    static let rates: [UInt32] = [300, 600, 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115_200]

    static func baud(_ code: UInt32) -> UInt32? { Int(code) < rates.count ? rates[Int(code)] : nil }
}
