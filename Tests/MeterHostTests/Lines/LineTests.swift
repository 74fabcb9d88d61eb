import MeterDefinition
import Testing

@testable import MeterHost

@Suite struct LineTests {
    @Test("a line on port 0 is named by its real port, and keeps its query")
    func realPort() throws {
        let meter = try TestMeter { $0.listeners = [ListenerURL(port: 0, query: "name=one")] }
        let name = meter.handle.sync { $0.lines[0].name }
        #expect(name == "tcp://127.0.0.1:\(meter.port)?name=one")
    }

    @Test("a busy port is kept as a failed line that is tried again, and opens once the port is free")
    func busyPort() throws {
        var first: TestMeter? = try TestMeter()
        let port = try #require(first?.port)
        let second = try TestMeter { $0.listeners = [ListenerURL(port: port)] }
        let state = second.handle.sync { $0.lines[0].state }
        #expect(state == .failed(reason: "Address already in use", retry: 1))
        first = nil
        #expect(waitFor { second.port == port ? true : nil } == true)
    }

    @Test("a busy port ends a start that does not try again")
    func busyPortEnds() throws {
        let first = try TestMeter()
        let url = ListenerURL(port: first.port)
        let error = #expect(throws: ListenError.self) {
            try TestMeter {
                $0.listeners = [url]
                $0.retriesFailedLines = false
            }
        }
        #expect(error?.description == "cannot listen on \(url): Address already in use")
    }

    @Test("lines are opened and closed while the meter runs")
    func listenAndUnlisten() throws {
        let meter = try TestMeter()
        #expect(meter.perform(.listen(ListenerURL(port: 0))) == .done("opening tcp://127.0.0.1:0"))
        let added = waitFor { meter.handle.sync { $0.lines.last.flatMap { $0.isListening ? $0.name : nil } } }
        let url = try ListenerURL(try #require(added))
        let client = try TestClient(port: url.port)
        #expect(waitFor { meter.handle.sync { $0.clients.openCount == 1 ? true : nil } } == true)
        #expect(meter.perform(.unlisten(url)) == .done("closed tcp://127.0.0.1:0"))
        #expect(client.isClosedByMeter())
        #expect(meter.perform(.unlisten(url)).isRefused)
    }

    @Test("at the limit the connection that is silent for longest makes room")
    func connectionLimit() throws {
        let meter = try TestMeter { $0.limits.connections = 2 }
        let good = try meter.associated()
        let silent = try meter.connect()
        #expect(waitFor { meter.handle.sync { $0.clients.openCount == 2 ? true : nil } } == true)
        let newest = try meter.associated()
        #expect(silent.isClosedByMeter())
        #expect(try good.receiveTime() && newest.receiveTime())
        #expect(meter.disconnection()?.hasPrefix("made room") == true)
    }

    @Test("silent connections are closed when their time is over")
    func idle() throws {
        let meter = try TestMeter { $0.limits.unassociatedIdle = .milliseconds(10) }
        let silent = try meter.connect()
        let good = try meter.associated()
        #expect(silent.isClosedByMeter())
        #expect(try good.receiveTime())
    }

    @Test("half-open connections do not keep others from being served")
    func halfOpen() throws {
        let meter = try TestMeter()
        let pieces: [[UInt8]] = [[], [0], octets("00010010"), Array(wpdu(TestClient.publicAARQ).prefix(20))]
        let silent = try (0..<200).map { number in
            let client = try meter.connect()
            try client.send(pieces[number % pieces.count])
            return client
        }
        #expect(try meter.associated().receiveTime())
        #expect(silent.count == 200)
    }
}
