import DLMSWire

#if !Traits || (Access && GeneralBlockTransfer)
    /// The response to an ACCESS, written again for each of its blocks.
    extension Server where Application: ~Copyable {
        /// Keeps request and record while the blocks go out, and holds still what was read.
        mutating func keep(
            _ request: AccessRequest, _ record: AccessRecord, at dateTime: DateTime?, _ exchange: Exchange,
            _ recordStart: Int, _ memory: UnsafeMutableRawBufferPointer
        ) throws(Refusal) -> KeptAccess {
            let length = exchange.apdu.count
            let requestStart = exchange.general == nil ? record.size : 0
            guard requestStart &+ length <= memory.count else {
                thaw(request, record)
                throw .exception(
                    ExceptionResponse.serviceNotAllowed, ExceptionResponse.pduTooLong,
                    because: .requestTooLongToKeep(length: requestStart &+ length, limit: memory.count)
                )
            }
            var index = 0
            for specification in request.specifications {
                if record[result: index] == 0, record[token: index] == 0, let reference = specification.read {
                    record[token: index] = freeze(reference, for: exchange.peer)
                }
                index &+= 1
            }
            UnsafeMutableRawBufferPointer(rebasing: memory[requestStart...]).copyMemory(from: exchange.apdu.bytes)
            return KeptAccess(
                requestStart: requestStart, requestLength: length, recordStart: recordStart, dateTime: dateTime
            )
        }

        /// Writes the response, from the element in which the piece begins to the one in which it ends.
        mutating func accessAgain(
            _ kept: KeptAccess, _ place: inout LongResponse.Place, _ peer: Peer,
            _ memory: UnsafeMutableRawBufferPointer, into writer: inout ByteWriter
        ) throws(Refusal) {
            guard let request = kept.request(in: memory), let record = kept.record(of: request, in: memory) else {
                return
            }
            let first = place
            // Octets of the response before what the writer stores first.
            let origin = first.offset &- writer.count
            if first.element == 0 {
                writer.accessHead(to: request, at: kept.dateTime)
            } else {
                _ = writer.skipAtOnce(first.elementOffset)
            }
            var index = 0
            for specification in request.specifications {
                if index >= first.element {
                    if writer.hasOverflowed { return }
                    (place.element, place.elementOffset) = (index, origin &+ writer.count &- writer.skip)
                    try accessAgain(specification, index, record, peer, into: &writer)
                }
                index &+= 1
            }
            writer.accessOutcomes(to: request, record)
        }

        private mutating func accessAgain(
            _ specification: AccessRequest.Specification, _ index: Int, _ record: AccessRecord, _ peer: Peer,
            into writer: inout ByteWriter
        ) throws(Refusal) {
            guard record[result: index] == 0 else { return writer.nullData() }
            guard let reference = specification.read else {
                return writer.accessValue(specification.outcomeChoice == 3 ? record.returned(index) : .empty)
            }
            do throws(Refusal) {
                try read(reference, snapshot: record[token: index], for: peer, into: &writer)
            } catch {
                throw .access(.longGetAborted, because: error.reason)
            }
        }

        mutating func thaw(_ kept: KeptAccess, in memory: UnsafeMutableRawBufferPointer) {
            guard let request = kept.request(in: memory), let record = kept.record(of: request, in: memory) else {
                return
            }
            thaw(request, record)
        }
    }
#endif
