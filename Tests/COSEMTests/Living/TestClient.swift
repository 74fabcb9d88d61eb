import COSEM
import DLMSServer
import DLMSWire

/// A client that speaks octets to a server over a living meter.
struct TestClient: ~Copyable {
    private var server: Server<LivingMeter>
    private var session = LinkSession(link: 1)
    private let client: UInt16

    init(_ meter: LivingMeter, client: UInt16) {
        server = Server(meter)
        self.client = client
    }

    /// Sends an APDU and returns the answer.
    mutating func send(_ apdu: [UInt8]) -> [UInt8] {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
        defer { buffer.deallocate() }
        var response = ByteWriter(buffer)
        apdu.withUnsafeBytes { bytes in
            _ = server.receive(
                Octets(bytes), client: client, server: 1, in: &session, at: .zero, response: &response)
        }
        return response.written.array
    }

    /// Opens the association; all services, PDUs of `maximum` octets.
    /// - Returns: the result in the AARE.
    mutating func associate(password: String? = nil, maximum: UInt16 = 1024) -> UInt8? {
        let context: [UInt8] = [0xA1, 9, 6, 7, 0x60, 0x85, 0x74, 5, 8, 1, 1]
        let initiate: [UInt8] = [0x01, 0, 0, 0, 6, 0x5F, 0x1F, 4, 0, 0, 0x1E, 0x1D]
        let size = [UInt8(maximum >> 8), UInt8(truncatingIfNeeded: maximum)]
        var fields = context
        if let secret = password.map({ Array($0.utf8) }) {
            fields += [0x8A, 2, 7, 0x80, 0x8B, 7, 0x60, 0x85, 0x74, 5, 8, 2, 1]
            fields += [0xAC, UInt8(secret.count + 2), 0x80, UInt8(secret.count)] + secret
        }
        fields += [0xBE, 16, 4, 14] + initiate + size
        let answer = send([0x60, UInt8(fields.count)] + fields)
        // result: A2 03 02 01 xx, behind the application context name.
        guard answer.count > 17, answer[13] == 0xA2 else { return nil }
        return answer[17]
    }

    private static func descriptor(_ classID: UInt16, _ name: LogicalName, _ id: UInt8) -> [UInt8] {
        [UInt8(classID >> 8), UInt8(truncatingIfNeeded: classID), name.a, name.b, name.c, name.d, name.e, name.f, id]
    }

    /// Reads in as many blocks as it takes; nil when refused.
    /// - Parameter between: done before each block that is asked for.
    mutating func get(
        _ classID: UInt16, _ name: LogicalName, _ attribute: UInt8, between: () -> Void = {}
    ) throws -> (value: DataValue, blocks: Int)? {
        var answer = send([0xC0, 1, 0xC1] + Self.descriptor(classID, name, attribute) + [0])
        guard answer.prefix(2) == [0xC4, 2] else {
            return answer[3] == 0 ? (try DataValue(Array(answer[4...])), 0) : nil
        }
        var octets: [UInt8] = []
        var blocks = 1
        while true {
            octets += Self.rawData(answer)
            guard answer[3] == 0 else { return (try DataValue(octets), blocks) }
            between()
            answer = send([0xC0, 2, 0xC1] + answer[4..<8])
            blocks += 1
        }
    }

    /// The octets of a block: behind the choice 0 and the length.
    private static func rawData(_ answer: [UInt8]) -> ArraySlice<UInt8> {
        answer.dropFirst(9).dropFirst(answer[9] < 0x80 ? 1 : Int(answer[9] & 0x7F) + 1)
    }

    /// - Returns: the data-access-result.
    mutating func set(_ value: DataValue, _ classID: UInt16, _ name: LogicalName, _ attribute: UInt8) -> UInt8? {
        send([0xC1, 1, 0xC1] + Self.descriptor(classID, name, attribute) + [0] + value.octets).last
    }

    /// - Returns: the action-result.
    mutating func act(_ method: UInt8, _ classID: UInt16, _ name: LogicalName, _ parameter: DataValue) -> UInt8? {
        let answer = send([0xC3, 1, 0xC1] + Self.descriptor(classID, name, method) + [1] + parameter.octets)
        return answer.count > 3 ? answer[3] : nil
    }
}
