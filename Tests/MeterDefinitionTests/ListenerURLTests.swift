import Testing

@testable import MeterDefinition

@Suite("ListenerURL")
struct ListenerURLTests {
    @Test(
        "prints what it read",
        arguments: ["tcp://127.0.0.1:4059", "tcp://[::1]:0", "tcp://localhost:1?framing=wrapper&x"])
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
            ("udp://localhost:5", "listener 'udp://localhost:5': 'udp' is not there yet; use tcp://HOST:PORT"),
            ("tpc://localhost:5", "listener 'tpc://localhost:5': 'tpc' is no kind of line; use tcp://HOST:PORT"),
        ])
    func faults(text: String, fault: String) {
        do throws(ListenerURL.Fault) {
            _ = try ListenerURL(text)
            Issue.record("\(text) was taken")
        } catch {
            #expect(error.description == fault)
        }
    }
}
