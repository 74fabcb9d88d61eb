import DLMSServer
import DLMSWire
import Testing

/// The same by short name: whole, in blocks of the service and in general blocks of any size, with any window and losses.
@Suite("A variable is the same by every way") struct SameVariableTests {
    typealias Case = SameValueTests.Case

    private static func name(_ index: Int) -> [UInt8] { [2, UInt8(0x10 + index), 0x08] }

    private static func read(_ objects: [Int]) -> [UInt8] {
        [5, UInt8(objects.count)] + objects.flatMap(name)
    }

    private static func write(_ index: Int, _ value: [UInt8]) -> [UInt8] { [6, 1] + name(index) + [1] + value }

    /// A link on which a client has opened its association with short names.
    private static func link(_ meter: SampleMeter, client: UInt16 = 33, size: UInt16 = 0) throws -> Link {
        let link = Link(meter, keeping: 8192)
        link.room = 65_535
        _ = try #require(link.send(AARQs.shortNames(size: size), client: client))
        return link
    }

    /// A client with general blocks, a window and losses of its own.
    private static func blockClient(_ reading: inout Case) throws -> GeneralClient {
        let blockSize = reading.random.next(below: 2) == 0 ? nil : 1 + reading.random.next(below: 60)
        return GeneralClient(
            try link(reading.meter, client: 53, size: reading.size), sap: 53,
            window: UInt8(1 + reading.random.next(below: 63)), blockSize: blockSize,
            loss: reading.random.next(below: 3) * 20, seed: UInt64(reading.random.next(below: 1 << 30)))
    }

    /// Sends what is behind a tag in blocks of the service.
    /// - Returns: the answer to the last one.
    private static func send(
        _ contents: [UInt8], _ service: Service, inBlocksOf size: Int, on link: Link
    ) throws -> String {
        var (rest, number, answer) = (contents[...], 0, "")
        repeat {
            number += 1
            let part = Array(rest.prefix(size))
            rest = rest.dropFirst(size)
            let head: [UInt8] = [rest.isEmpty ? 1 : 0, UInt8(number >> 8), UInt8(number & 0xFF)]
            let length: [UInt8] = part.count < 128 ? [UInt8(part.count)] : [0x81, UInt8(part.count)]
            let request: [UInt8] =
                service == .read ? [5, 1, 6] + head + length + part : [6, 1, 7] + head + [1, 9] + length + part
            answer = try #require(link.ask(text(request)))
            guard !rest.isEmpty else { return answer }
            #expect(answer == (service == .read ? "0c0103" : "0d0102") + text(Array(head[1...])))
        } while true
    }

    @Test("read", arguments: 1...60 as ClosedRange<UInt64>) func read(seed: UInt64) throws {
        var reading = Case(seed: seed)
        let objects = reading.objects
        let results: [UInt8] =
            [UInt8(objects.count)]
            + objects.flatMap { (index: Int) -> [UInt8] in
                [0] + reading.value(index)
            }
        let request = Self.read(objects)
        #expect(try Self.link(reading.meter).send(request, client: 33) == [0x0C] + results)

        let link = try Self.link(reading.meter, size: reading.size)
        let answer = try #require(link.send(request, client: 33))
        let isWhole = 1 + results.count <= Int(reading.size)
        let joined = isWhole ? text(Array(answer.dropFirst())) : try link.collect(text(answer))
        #expect(joined == text(results))

        let size = 1 + reading.random.next(below: 60)
        let last = try Self.send(Array(request.dropFirst()), .read, inBlocksOf: size, on: link)
        let again = isWhole ? String(last.dropFirst(2)) : try link.collect(last)
        #expect(again == text(results))

        var client = try Self.blockClient(&reading)
        #expect(try client.call(request) == [0x0C] + results)
    }

    @Test("written", arguments: 1...60 as ClosedRange<UInt64>) func written(seed: UInt64) throws {
        var reading = Case(seed: seed)
        let value = reading.value(4)
        let request = Self.write(0, value)
        let links = try (0..<2).map { _ in try Self.link(reading.meter) }
        #expect(links[0].send(request, client: 33) == [0x0D, 1, 0])
        let size = 1 + reading.random.next(below: 200)
        #expect(try Self.send(Array(request.dropFirst()), .write, inBlocksOf: size, on: links[1]) == "0d0100")
        for link in links { #expect(link.send(Self.read([0]), client: 33) == [0x0C, 1, 0] + value) }

        var client = try Self.blockClient(&reading)
        #expect(try client.call(request) == [0x0D, 1, 0])
        #expect(try client.call(Self.read([0])) == [0x0C, 1, 0] + value)
    }
}
