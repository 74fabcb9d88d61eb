import DLMSServer
import DLMSWire
import Testing

/// The same read by every way there is: whole, in blocks of the service and in general blocks of any size, with any
/// window and losses, in a list, and with ACCESS.
@Suite("A value is the same by every way") struct SameValueTests {
    /// What one seed reads, and how.
    struct Case {
        var random: SeededRandom
        /// Octets of the longest APDU.
        let size: UInt16
        let meter: SampleMeter
        /// Places in the meter's objects of what is read.
        let objects: [Int]

        init(seed: UInt64) {
            var random = SeededRandom(seed: seed)
            var meter = SampleMeter.standard
            for index in meter.offers.indices {
                (meter.offers[index].maxSendPDU, meter.offers[index].maxReceivePDU) = (.max, .max)
            }
            // Values of any length, the empty one and long ones among them.
            for index in [0, 4] {
                let length = random.next(below: 2) == 0 ? random.next(below: 20) : random.next(below: 3000)
                let octets = (0..<length).map { _ in UInt8(random.next(below: 256)) }
                meter.objects[index].values[1] = octets.withUnsafeBytes { bytes in
                    encoded { $0.octetString(Octets(bytes)) }
                }
            }
            size = UInt16(12 + random.next(below: random.next(below: 2) == 0 ? 30 : 500))
            objects = (0...random.next(below: 5)).map { _ in [0, 1, 2, 4][random.next(below: 4)] }
            (self.random, self.meter) = (random, meter)
        }

        func value(_ index: Int) -> [UInt8] { meter.objects[index].values[1] }

        func descriptor(_ index: Int) -> [UInt8] {
            let object = meter.objects[index]
            return encoded {
                AttributeDescriptor(classID: object.classID, instance: object.name, attribute: 2).encode(into: &$0)
            }
        }

        func get(_ index: Int) -> [UInt8] { [0xC0, 1, 0xC1] + descriptor(index) + [0] }

        var getList: [UInt8] { [0xC0, 3, 0xC1, UInt8(objects.count)] + objects.flatMap { descriptor($0) + [0] } }

        /// The results of a list.
        var results: [UInt8] { [UInt8(objects.count)] + objects.flatMap { [0] + value($0) } }

        var access: [UInt8] {
            let count = UInt8(objects.count)
            return hex("d9 40000001 00") + [count] + objects.flatMap { [1] + descriptor($0) } + [count]
                + objects.map { _ in 0 }
        }

        var accessResponse: [UInt8] {
            let count = UInt8(objects.count)
            return hex("da 40000001 00 00") + [count] + objects.flatMap(value) + [count]
                + objects.flatMap { _ in [1, 0] }
        }

        func link(client: UInt16, size: UInt16) throws -> Link {
            let link = Link(meter, keeping: 2048)
            link.room = 65_535
            _ = try #require(link.send(AARQs.with(size: size), client: client))
            return link
        }

        /// A client with general blocks, a window and losses of its own.
        mutating func blockClient() throws -> GeneralClient {
            let blockSize = random.next(below: 2) == 0 ? nil : 1 + random.next(below: 60)
            return GeneralClient(
                try link(client: 50, size: size), window: UInt8(1 + random.next(below: 63)), blockSize: blockSize,
                loss: random.next(below: 3) * 20, seed: UInt64(random.next(below: 1 << 30))
            )
        }
    }

    /// Asks on for blocks of GET; the joined contents of the response.
    private func inBlocks(_ request: [UInt8], on link: Link, whole: Int) throws -> String {
        let answer = try #require(link.send(text(request)))
        guard answer.hasPrefix("c402") else { return String(answer.dropFirst(whole)) }
        let first = try #require(Blocks.first(of: answer))
        return first.last ? first.data : try #require(Blocks.rest(from: 1, on: link, after: first.data))
    }

    @Test("read alone", arguments: 1...60 as ClosedRange<UInt64>) func alone(seed: UInt64) throws {
        var reading = Case(seed: seed)
        for index in Set(reading.objects) {
            let value = reading.value(index)
            let whole = hex("c401c100") + value
            #expect(try reading.link(client: 51, size: 0).send(reading.get(index), client: 51) == whole)
            let blocks = try inBlocks(reading.get(index), on: reading.link(client: 16, size: reading.size), whole: 8)
            #expect(blocks == text(value))
            var client = try reading.blockClient()
            #expect(try client.call(reading.get(index)) == whole)
        }
    }

    @Test("read with others", arguments: 1...60 as ClosedRange<UInt64>) func together(seed: UInt64) throws {
        var reading = Case(seed: seed)
        let blocks = try inBlocks(reading.getList, on: reading.link(client: 16, size: reading.size), whole: 6)
        #expect(blocks == text(reading.results))
        var client = try reading.blockClient()
        #expect(try client.call(reading.getList) == hex("c403c1") + reading.results)
        client = try reading.blockClient()
        #expect(try client.call(reading.access) == reading.accessResponse)
    }
}
