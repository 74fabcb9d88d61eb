import DLMSServer
import DLMSWire
import Synchronization
import Testing

@testable import MeterHost

@Suite struct HostedMeterTests {
    private struct Broken: Error {}

    private static func makeMeter() -> HostedMeter {
        var stored = DataValue.unsigned(1)
        let object = HostedObject(
            classID: 1, "0.0.96.1.1.255",
            attributes: [.init(2, read: { stored }, write: { stored = $0 }), .init(3, read: { throw Broken() })],
            methods: [.init(1) { parameter in parameter }])
        return HostedMeter(
            associations: [HostedAssociation(client: 16), HostedAssociation(client: 64, password: "bench001")],
            objects: [object])
    }

    private func withClient(_ body: (TestClient) throws -> Void) throws {
        let server = try MeterServer(listening: ["tcp://127.0.0.1:0"], Self.makeMeter)
        defer { server.shutdown() }
        let port = try #require(server.urls.first?.split(separator: ":").last.flatMap { Int($0) })
        try body(try TestClient(port: port))
    }

    private func exchange(_ client: TestClient, _ hex: String, from sap: UInt16) throws -> [UInt8] {
        try client.send(wpdu(octets(hex), client: sap))
        return try client.receive()
    }

    private let bench =
        "6036 A109060760857405080101 8A020780 8B0760857405080201 AC0A 8008 62656E6368303031 BE10 040E 01000000 065F1F0400 007E1F 04B0"

    @Test("closures are read, written and invoked; a client without a password only reads")
    func rights() throws {
        try withClient { client in
            try client.send(wpdu(TestClient.publicAARQ))
            #expect(try client.receive().first == 0x61)
            #expect(try exchange(client, bench, from: 64).first == 0x61)
            let set = "C101C1 0001 0000600101FF 02 00 11 05"
            #expect(try exchange(client, set, from: 16) == octets("C501C1 03"))
            #expect(try exchange(client, set, from: 64) == octets("C501C1 00"))
            #expect(try exchange(client, "C001C1 0001 0000600101FF 02 00", from: 16) == octets("C401C1 00 11 05"))
            let action = "C301C1 0001 0000600101FF 01 01 12 0007"
            #expect(try exchange(client, action, from: 64) == octets("C701C1 00 01 00 12 0007"))
            #expect(try exchange(client, action, from: 16).dropFirst(3).first == 3)
        }
    }

    @Test("an error of a closure is other-reason for the client, and is told to the owner")
    func errors() throws {
        let told = Mutex<[String]>([])
        let make: @Sendable () -> HostedMeter = {
            let meter = Self.makeMeter()
            meter.onError = { error, name in told.withLock { $0.append("\(name): \(error)") } }
            return meter
        }
        let server = try MeterServer(listening: ["tcp://127.0.0.1:0"], make)
        defer { server.shutdown() }
        let port = try #require(server.urls.first?.split(separator: ":").last.flatMap { Int($0) })
        let client = try TestClient(port: port)
        try client.send(wpdu(TestClient.publicAARQ))
        #expect(try client.receive().first == 0x61)
        #expect(try exchange(client, "C001C1 0001 0000600101FF 03 00", from: 16) == octets("C401C1 01 FA"))
        #expect(told.withLock { $0 } == ["0.0.96.1.1.255: Broken()"])
    }

    @Test("the current association lists the objects with the caller's rights")
    func objectList() throws {
        try withClient { client in
            try client.send(wpdu(TestClient.publicAARQ))
            #expect(try client.receive().first == 0x61)
            let answer = try exchange(client, "C001C1 000F 0000280000FF 02 00", from: 16)
            let list = try DataValue(Array(answer.dropFirst(4)))
            guard case .array(let entries) = list, case .structure(let entry)? = entries.last else {
                Issue.record("no list: \(list)")
                return
            }
            #expect(entries.count == 2)
            #expect(Array(entry.prefix(3)) == [.longUnsigned(1), .unsigned(0), .octetString([0, 0, 96, 1, 1, 255])])
        }
    }
}
