import DLMSWire
import Glibc

/// A client on a plain blocking socket, which sees exactly what goes over the wire.
final class TestClient {
    /// AARQ without security: context LN, max PDU 1024.
    /// Proposes what the Green Book's example does, and DataNotification.
    static let publicAARQ = octets("601D A109060760857405080101 BE10 040E 01000000 065F1F0400 007E9F 04B0")
    /// GET of the clock's time.
    static let getTime = octets("C001C1 0008 0000010000FF 02 00")

    enum Failure: Error { case noConnection, timedOut }

    let descriptor: Int32
    private var buffer: [UInt8] = []

    /// - Parameter buffers: octets that the system keeps for this client at most, each way; nil is its own choice.
    init(port: Int, buffers: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var buffers {
            for option in [SO_RCVBUF, SO_SNDBUF] {
                setsockopt(descriptor, SOL_SOCKET, option, &buffers, socklen_t(MemoryLayout<Int32>.size))
            }
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure.noConnection }
        setTimeout(SO_RCVTIMEO, seconds: 10)
    }

    deinit { close() }

    func close() { Glibc.close(descriptor) }

    func setTimeout(_ option: Int32, seconds: Int = 0, microseconds: Int = 0) {
        var time = timeval(tv_sec: seconds, tv_usec: microseconds)
        setsockopt(descriptor, SOL_SOCKET, option, &time, socklen_t(MemoryLayout<timeval>.size))
    }

    /// - Returns: octets that the system took; fewer than given when nobody reads them.
    @discardableResult
    func send(_ octets: [UInt8]) throws -> Int {
        let count = octets.withUnsafeBytes {
            Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        return max(0, count)
    }

    /// The APDU of the next WPDU.
    func receive() throws -> [UInt8] {
        let wpdu = try receive { buffer in
            guard buffer.count >= 8 else { return nil }
            let length = 8 + (Int(buffer[6]) << 8 | Int(buffer[7]))
            return buffer.count >= length ? length : nil
        }
        return Array(wpdu[8...])
    }

    /// The next octets that are a whole.
    /// - Parameter length: how many of what came are; nil while there are too few.
    func receive(_ length: ([UInt8]) -> Int?) throws -> [UInt8] {
        while true {
            if let length = length(buffer) {
                defer { buffer.removeFirst(length) }
                return Array(buffer[..<length])
            }
            guard try fill() else { throw Failure.timedOut }
        }
    }

    /// Whether the meter ends the connection, whatever it sends before.
    func isClosedByMeter() -> Bool {
        while let more = try? fill() { if !more { return true } }
        return false
    }

    /// - Returns: false when the connection has ended.
    private func fill() throws -> Bool {
        var piece = [UInt8](repeating: 0, count: 65_536)
        let count = recv(descriptor, &piece, piece.count, 0)
        if count < 0, errno == EAGAIN { throw Failure.timedOut }
        buffer += piece.prefix(max(0, count))
        return count > 0
    }
}

/// Lets other threads run.
func pause() { usleep(1000) }

/// Octets from hex digits; blanks do not matter.
func octets(_ text: String) -> [UInt8] {
    let digits = text.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}

/// An APDU behind its wrapper header.
func wpdu(_ apdu: [UInt8], client: UInt16 = 16, server: UInt16 = 1) -> [UInt8] {
    encoded { writer in
        WrapperHeader(sourcePort: client, destinationPort: server, length: UInt16(apdu.count)).encode(into: &writer)
        writer.octets(apdu)
    }
}
