import COSEM
import DLMSWire
import MeterDefinition
import Testing

@testable import MeterHost

/// What is written into the setup objects of a line while it is open counts from the next connection on.
@Suite("Writes into setup objects") struct SetupWriteTests {
    private static let tcp = LogicalName(0, 0, 25, 0, 0, 255)
    private static let ip = LogicalName(0, 0, 25, 1, 0, 255)
    private static let ipv6 = LogicalName(0, 0, 25, 7, 0, 255)
    private static let hdlc = LogicalName(0, 0, 22, 0, 0, 255)
    private static let objects = [
        "class: TCP-UDP setup, obis: 0.0.25.0.0.255, TCP-UDP_port: 4059, nb_of_sim_conn: 50, inactivity_time_out: 0",
        "class: IPv4 setup, obis: 0.0.25.1.0.255, IP_address: 10.0.0.1",
        "class: IPv6 setup, obis: 0.0.25.7.0.255, unicast_IPv6_addresses: []",
        "class: IEC HDLC setup, obis: 0.0.22.0.0.255, inactivity_time_out: 120, device_address: 16",
    ]

    private func name(of meter: TestMeter) -> String { meter.handle.sync { $0.lines[0].name } }

    @Test("a line says its port and its address") func truth() throws {
        let meter = try TestMeter(objects: Self.objects)
        #expect(meter.value(41, Self.tcp, 2) == .longUnsigned(UInt16(meter.port)))
        #expect(meter.value(42, Self.ip, 3) == .doubleLongUnsigned(0x7F00_0001))
    }

    @Test("another port is where the next client connects; those that are there stay") func port() throws {
        let meter = try TestMeter(objects: Self.objects)
        let (old, client) = (meter.port, try meter.associated())
        try meter.set(41, Self.tcp, 2, .longUnsigned(0))
        #expect(waitFor { meter.port != old && meter.port != 0 ? true : nil } == true)
        #expect(meter.value(41, Self.tcp, 2) == .longUnsigned(UInt16(meter.port)))
        #expect(try client.receiveTime())
        #expect(try meter.associated().receiveTime())
        #expect(waitFor { (try? TestClient(port: old)) == nil ? true : nil } == true)
        // Closing the line ends the connections of before as well.
        let url = try ListenerURL(name(of: meter))
        #expect(!meter.perform(.unlisten(url)).isRefused)
        #expect(client.isClosedByMeter())
    }

    @Test("a port that is taken is told of, and the object says again where the line is") func busyPort() throws {
        let (meter, other) = (try TestMeter(objects: Self.objects), try TestMeter())
        let port = meter.port
        try meter.set(41, Self.tcp, 2, .longUnsigned(UInt16(other.port)))
        let event = meter.event { if case .failed = $0.kind { true } else { false } }
        #expect(event?.message.contains("cannot go to tcp://127.0.0.1:\(other.port)") == true)
        #expect(meter.port == port && meter.value(41, Self.tcp, 2) == .longUnsigned(UInt16(port)))
        #expect(try meter.associated().receiveTime())
    }

    @Test("another address is where the line goes on") func address() throws {
        let meter = try TestMeter(objects: Self.objects)
        let client = try meter.associated()
        try meter.set(42, Self.ip, 3, .doubleLongUnsigned(0x7F00_0002))
        let wanted = "tcp://127.0.0.2:\(meter.port)"
        #expect(waitFor { name(of: meter) == wanted ? true : nil } == true)
        #expect(try client.receiveTime())
        // One that this machine does not have is none.
        try meter.set(42, Self.ip, 3, .doubleLongUnsigned(0xC000_0201))
        #expect(meter.event { if case .failed = $0.kind { true } else { false } } != nil)
        #expect(waitFor { meter.value(42, Self.ip, 3) == .doubleLongUnsigned(0x7F00_0002) ? true : nil } == true)
        #expect(name(of: meter) == wanted)
    }

    @Test("an IPv6 address as well") func addressIPv6() throws {
        let meter = try TestMeter(objects: Self.objects) { $0.listeners = [ListenerURL(host: "::1", port: 0)] }
        let loopback = [UInt8](repeating: 0, count: 15) + [1]
        #expect(meter.value(48, Self.ipv6, 4) == .array([.octetString(loopback)]))
        let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF, 127, 0, 0, 1]
        try meter.set(48, Self.ipv6, 4, .array([.octetString(mapped)]))
        let wanted = "tcp://[::ffff:127.0.0.1]:\(meter.port)"
        #expect(waitFor { name(of: meter) == wanted ? true : nil } == true)
        #expect(try meter.associated().receiveTime())
    }

    @Test("another inactivity time-out counts for connections from then on") func inactivity() throws {
        let meter = try TestMeter(objects: Self.objects)
        let before = try meter.associated()
        try meter.set(41, Self.tcp, 6, .longUnsigned(1))
        let after = try meter.associated()
        #expect(after.isClosedByMeter())
        #expect(meter.disconnection() == "nothing heard for 1 s")
        #expect(try before.receiveTime())
    }

    @Test("no more connections than nb_of_sim_conn are open") func connections() throws {
        let meter = try TestMeter(objects: Self.objects)
        let (silent, good) = (try meter.connect(), try meter.associated())
        #expect(waitFor { meter.handle.sync { $0.clients.openCount == 2 ? true : nil } } == true)
        try meter.set(41, Self.tcp, 5, .unsigned(2))
        #expect(try meter.associated().receiveTime())
        #expect(silent.isClosedByMeter())
        #expect(meter.disconnection() == "made room: 2 connections at most")
        #expect(try good.receiveTime())
    }

    @Test("class 23 keeps a connection as it is, and changes the next one") func hdlc() throws {
        let meter = try TestMeter(objects: Self.objects) { $0.listeners = [ListenerURL(scheme: .hdlcTCP, port: 0)] }
        let client = try meter.connect()
        try client.send(HDLCTestFrame.snrm)
        #expect(try client.receiveFrame().control == "UA F")
        try meter.set(23, Self.hdlc, 8, .longUnsigned(1000))
        try meter.set(23, Self.hdlc, 3, .unsigned(3))
        func timeLeft() -> Duration? {
            meter.handle.sync { $0.clients.connections.first?.linkStatus?.timeLeft.first ?? nil }
        }
        func window() -> UInt32? {
            meter.handle.sync {
                $0.clients.connections.first?.linkStatus?.connections.first?.negotiation.offered.transmitWindow
            }
        }
        #expect(try #require(timeLeft()) <= .seconds(120))
        #expect(window() == 1)
        try client.send(HDLCTestFrame.snrm)
        #expect(try client.receiveFrame().control == "UA F")
        #expect(try #require(timeLeft()) > .seconds(900))
        #expect(window() == 3)
    }
}
