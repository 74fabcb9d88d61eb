#if !hasFeature(Embedded)
    /// Puts together what came in HDLC segments or in general blocks, for each way between two stations.
    struct Reassembly {
        enum Key: Hashable {
            /// WPDUs and bare APDUs.
            case apdu
            /// A way over HDLC: source and destination.
            case link(HDLCAddress, HDLCAddress)
        }

        enum Segment {
            /// No APDU is whole by it.
            case nothing
            /// An APDU that came in one frame.
            case whole([UInt8])
            case reassembled([UInt8])
        }

        private struct Blocks {
            var next: UInt16 = 1
            var data: [UInt8] = []
        }

        private struct Segments {
            /// Number expected next, as a frame that was sent again is not taken twice.
            var next: UInt8
            var octets: [UInt8]
        }

        private var blocks: [Key: Blocks] = [:]
        private var segments: [Key: Segments] = [:]
        /// Longest APDU put together, in octets.
        private static let limit = 1 << 20

        /// Takes the information of an I or UI frame.
        mutating func addSegment(_ frame: HDLCFrame) -> Segment {
            let key = Key.link(frame.source, frame.destination)
            switch frame.control.type {
            case .i(let ns, _): return addSegment(frame, ns, on: key)
            case .ui: return frame.isSegmented ? .nothing : Self.whole(frame.information.array)
            case .snrm, .ua:
                segments[key] = nil
                return .nothing
            case .rr, .rnr, .disc, .dm, .frmr, .unknown: return .nothing
            }
        }

        private mutating func addSegment(_ frame: HDLCFrame, _ ns: UInt8, on key: Key) -> Segment {
            let information = frame.information.array
            guard var collected = segments[key] else {
                guard frame.isSegmented else { return Self.whole(information) }
                if !Self.withoutLLC(information).isEmpty {
                    segments[key] = Segments(next: (ns + 1) & 7, octets: information)
                }
                return .nothing
            }
            guard ns == collected.next else { return .nothing }
            collected.next = (ns + 1) & 7
            collected.octets += information.prefix(Self.limit - collected.octets.count)
            segments[key] = frame.isSegmented ? collected : nil
            return frame.isSegmented ? .nothing : .reassembled(Array(Self.withoutLLC(collected.octets)))
        }

        private static func whole(_ information: [UInt8]) -> Segment {
            let apdu = withoutLLC(information)
            return apdu.isEmpty ? .nothing : .whole(Array(apdu))
        }

        /// What lies behind the LLC header; nothing where there is none, but for the general blocks of meters that send
        /// it with the first block only.
        private static func withoutLLC(_ information: [UInt8]) -> ArraySlice<UInt8> {
            if information.first == APDUTag.generalBlockTransfer.rawValue { return information[...] }
            guard information.count > 3, information[0] == 0xE6, information[1] & 0xFE == 0xE6 else { return [] }
            return information[3...]
        }

        /// Takes an APDU.
        /// - Returns: the APDU that lies in the blocks, when this is the last one.
        mutating func addBlock(_ apdu: [UInt8], on key: Key) -> [UInt8]? {
            guard apdu.first == APDUTag.generalBlockTransfer.rawValue else { return nil }
            return withReader(apdu) { reader in
                guard let block = try? GeneralBlockTransfer(from: &reader), block.blockNumber > 0 else { return nil }
                var collected = block.blockNumber == 1 ? Blocks() : blocks[key] ?? Blocks(next: 0)
                guard block.blockNumber == collected.next else { return nil }
                collected.next &+= 1
                collected.data += block.blockData.array.prefix(Self.limit - collected.data.count)
                blocks[key] = block.isLast ? nil : collected
                return block.isLast && !collected.data.isEmpty ? collected.data : nil
            }
        }
    }
#endif
