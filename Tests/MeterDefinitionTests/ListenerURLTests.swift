import Testing

@testable import MeterDefinition

@Suite("ListenerURL")
struct ListenerURLTests {
    @Test(
        "prints what it read",
        arguments: [
            "tcp://127.0.0.1:4059", "tcp://[::1]:0", "tcp://localhost:1?framing=wrapper&x", "hdlc+tcp://[::]:1",
            "udp://127.0.0.1:4059", "serial:///dev/ttyUSB0?baud=9600&mode=mode-e", "pty:///tmp/meter?mode=modem",
        ])
    func roundTrip(text: String) throws { #expect(try ListenerURL(text).description == text) }

    @Test("keeps its query with another port") func port() throws {
        #expect(try ListenerURL("tcp://[::1]:0?a=b").with(port: 4059).description == "tcp://[::1]:4059?a=b")
    }

    @Test(
        "says what is wrong",
        arguments: [
            ("4059", "listener '4059': expected tcp://HOST:PORT"),
            ("tcp://localhost", "listener 'tcp://localhost': the port is missing: tcp://HOST:PORT"),
            ("tcp://localhost:70000", "listener 'tcp://localhost:70000': the port is 0 to 65535"),
            ("tcp://:5", "listener 'tcp://:5': the host is missing: tcp://127.0.0.1:5"),
            (
                "tpc://localhost:5",
                "listener 'tpc://localhost:5': 'tpc' is no kind of line; there is tcp, hdlc+tcp, udp, serial, pty"
            ),
            ("udp://x:5?mode=hdlc", "listener 'udp://x:5?mode=hdlc': mode 'hdlc': expected wrapper"),
            ("pty:///", "listener 'pty:///': the path is missing: pty:///PATH?mode=hdlc"),
            (
                "serial:///dev/x?bd=1",
                "listener 'serial:///dev/x?bd=1': 'bd' is no option of a device; there is mode, baud, format, rs485, name"
            ),
            (
                "serial:///dev/x?format=9N1",
                "listener 'serial:///dev/x?format=9N1': format '9N1': expected 8N1, 7E1, 8E1, 7O1, 8N2, …"
            ),
        ])
    func faults(text: String, fault: String) {
        do throws(ListenerURL.Fault) {
            _ = try ListenerURL(text)
            Issue.record("\(text) was taken")
        } catch {
            #expect(error.description == fault)
        }
    }

    @Test("says what the octets mean, and how a device is set")
    func options() throws {
        let serial = try ListenerURL("serial:///dev/x?baud=300&format=7E1&mode=mode-e&rs485=on")
        #expect(serial.mode == .modeE && serial.profile == "mode-e")
        #expect(serial.character.description == "300 7E1" && serial.character.isRS485)
        #expect(try ListenerURL("tcp://x:1").mode == .wrapper)
        #expect(try ListenerURL("hdlc+tcp://x:1").profile == "hdlc")
        #expect(try ListenerURL("pty:///tmp/x").character.description == "9600 8N1")
    }
}
