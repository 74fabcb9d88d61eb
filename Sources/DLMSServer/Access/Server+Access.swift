import DLMSWire

#if !Traits || Access
    /// Reading, writing and invoking, several at once.
    ///
    /// - Spec: IEC 62056-5-3, ACCESS service
    extension Server where Application: ~Copyable {
        mutating func access(
            _ exchange: Exchange, _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
        ) throws(Refusal) {
            let request = try exchange.decode(AccessRequest.init(from:))
            abandonTransfer(of: association, in: &session)
            let memory = session.memory(of: association)
            // A request that came in general blocks lies in the memory already, at its beginning.
            let recordStart = exchange.kept
            let room = UnsafeMutableRawBufferPointer(rebasing: memory[recordStart...])
            guard var record = AccessRecord(of: request.data.count, in: room) else {
                throw .accessTooLong(exchange, room)
            }
            let dateTime = request.dateTime == nil ? nil : application.dateTime(for: exchange.peer)
            response.accessHead(to: request, at: dateTime)
            try carryOut(request, &record, exchange.peer, into: &response)
            response.accessOutcomes(to: request, record)
            let isLong = response.hasOverflowed && exchange.isConfirmed
            guard isLong, has(.generalBlockTransfer, exchange.peer) else {
                thaw(request, record)
                session.giveBack(association)
                guard !isLong else { throw .responseTooLong(response) }
                return
            }
            #if !Traits || GeneralBlockTransfer
                let kept = try keep(request, record, at: dateTime, exchange, recordStart, memory)
                try sendGeneral(LongResponse(kept), exchange, association, in: &session, into: &response)
            #endif
        }

        /// Carries out the elements one after the other, and writes their values. Those behind an error that ends the
        /// processing are answered with "other-reason": the standard wants an outcome for each.
        private mutating func carryOut(
            _ request: AccessRequest, _ record: inout AccessRecord, _ peer: Peer, into response: inout ByteWriter
        ) throws(Refusal) {
            let hasBlocks = has(.generalBlockTransfer, peer)
            if !hasBlocks { try response.require(request.data.count &* AccessElement.shortest) }
            // What is read must be had again for each block, also when it is written behind that.
            let holds = hasBlocks && request.specifications.contains { $0.read == nil }
            var data = request.data.makeIterator()
            var (index, isBroken) = (0, false)
            for specification in request.specifications {
                guard let value = data.next() else { break }
                record.clear(index)
                if isBroken {
                    response.nullData()
                } else {
                    carryOut(specification, value, index, &record, peer, into: &response)
                    isBroken = request.invokeID.breaksOnError && record[result: index] != 0
                    if holds, record[result: index] == 0, let reference = specification.read {
                        record[token: index] = freeze(reference, for: peer)
                    }
                }
                index &+= 1
            }
        }

        private mutating func carryOut(
            _ specification: AccessRequest.Specification, _ value: EncodedData, _ index: Int,
            _ record: inout AccessRecord, _ peer: Peer, into response: inout ByteWriter
        ) {
            let (service, descriptor) = specification.target
            let start = response.position
            do throws(Refusal) {
                switch specification {
                case .get, .getWithSelection:
                    if let reference = specification.read {
                        try read(reference, snapshot: 0, for: peer, into: &response)
                    }
                case .set(let attribute):
                    try write(AttributeReference(attribute), value, for: peer)
                    response.nullData()
                case .setWithSelection(let attribute, let selection):
                    try write(AttributeReference(attribute, selection: selection), value, for: peer)
                    response.nullData()
                case .action:
                    try invoke(descriptor, value, index, &record, peer)
                    response.accessValue(record.returned(index))
                }
                record[result: index] = DataAccessResult.success.rawValue
                reportSuccess(service, descriptor, from: peer)
            } catch {
                response.rewind(to: start)
                response.nullData()
                record[result: index] = error.result
                report(service, descriptor, error, from: peer)
            }
        }

        /// Invokes a method. What it returns is kept in the record: it cannot be had again.
        private mutating func invoke(
            _ descriptor: AttributeDescriptor, _ parameters: EncodedData, _ index: Int, _ record: inout AccessRecord,
            _ peer: Peer
        ) throws(Refusal) {
            var returned = ByteWriter(record.room)
            try invoke(descriptor, parameters.isNull ? nil : parameters, for: peer, into: &returned)
            guard !returned.hasOverflowed else {
                let length = returned.count &+ returned.overflow
                throw Refusal(
                    .actionResult(.otherReason), because: .responseTooLong(length: length, limit: returned.limit))
            }
            record.setReturned(index, length: returned.count)
        }

        /// Lets go what is held still.
        mutating func thaw(_ request: AccessRequest, _ record: AccessRecord) {
            var index = 0
            for specification in request.specifications {
                let token = record[token: index]
                if token != 0, specification.read != nil { application.thaw(token) }
                index &+= 1
            }
        }
    }

    /// The smallest part that an element has in a response.
    enum AccessElement {
        /// Octets: null-data, choice and result.
        static let shortest = 3
    }

    extension AccessRequest.Specification {
        /// What is done to what.
        fileprivate var target: (Service, AttributeDescriptor) {
            switch self {
            case .get(let attribute), .getWithSelection(let attribute, _): (.get, attribute)
            case .set(let attribute), .setWithSelection(let attribute, _): (.set, attribute)
            case .action(let method): (.action, AttributeDescriptor(method))
            }
        }
    }

    extension Refusal {
        /// The association's memory has no room for the outcomes.
        fileprivate static func accessTooLong(_ exchange: Exchange, _ room: UnsafeMutableRawBufferPointer) -> Refusal {
            .exception(
                ExceptionResponse.serviceNotAllowed, ExceptionResponse.pduTooLong,
                because: .requestTooLongToKeep(length: exchange.apdu.count, limit: room.count)
            )
        }

        fileprivate static func responseTooLong(_ response: borrowing ByteWriter) -> Refusal {
            .exception(
                ExceptionResponse.serviceNotAllowed, ExceptionResponse.pduTooLong,
                because: .responseTooLong(length: response.count &+ response.overflow, limit: response.limit)
            )
        }
    }
#else
    extension Server where Application: ~Copyable {
        /// A firmware without ACCESS.
        mutating func access(
            _ exchange: Exchange, _ association: Int, in session: inout LinkSession, into response: inout ByteWriter
        ) throws(Refusal) { throw exchange.notNegotiated }
    }
#endif
